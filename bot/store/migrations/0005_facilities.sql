-- The directory: places, bus lines, paid cars; who was sent where and how it went.
CREATE TABLE facilities (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Other names, one a line.
  aliases TEXT,
  address TEXT,
  -- Spans a week as `mon-fri 08:00-17:00`, several with ';'.
  opens TEXT,
  phone TEXT,
  answers_id TEXT REFERENCES people (id),
  answers TEXT,
  green_channel INTEGER NOT NULL DEFAULT 0,
  green_contact TEXT,
  offers TEXT,
  -- How somebody sent there is received, one step a line.
  steps TEXT,
  keeper_id TEXT REFERENCES people (id),
  last_confirmed TEXT,
  asked_on TEXT
);
CREATE INDEX facilities_unit ON facilities (unit_id);
CREATE INDEX facilities_kind ON facilities (kind);
CREATE INDEX facilities_keeper ON facilities (keeper_id);

-- Bus times: the stops of each run of a line, in order.
CREATE TABLE facility_times (
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit_id TEXT REFERENCES units (id),
  -- Local time of day, 07:10, and days of the week, mon-sun.
  at TEXT NOT NULL,
  days TEXT NOT NULL,
  PRIMARY KEY (facility_id, run, position)
);

-- Who works or lives there.
CREATE TABLE facility_people (
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- staff, resident
  part TEXT NOT NULL,
  PRIMARY KEY (facility_id, person_id)
);
CREATE INDEX facility_people_person ON facility_people (person_id);

-- A correction said in words, before and after somebody said yes to it.
CREATE TABLE facility_changes (
  id TEXT PRIMARY KEY,
  facility_id TEXT NOT NULL REFERENCES facilities (id),
  -- phone, opens
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES people (id),
  at TEXT NOT NULL,
  -- asked, written, dropped
  state TEXT NOT NULL
);
CREATE INDEX facility_changes_by ON facility_changes (by_id, state);

-- A transfer to a place: codes and ids only, no illness.
CREATE TABLE referrals (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  facility_id TEXT REFERENCES facilities (id),
  at TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  -- ride, doctor, liaison, elsewhere
  reason TEXT NOT NULL,
  -- The referral that ended with 让去别处.
  before_id TEXT REFERENCES referrals (id),
  -- Who was asked how it went, and when.
  asked_id TEXT REFERENCES people (id),
  asked_at TEXT,
  -- seen, elsewhere, refused
  outcome TEXT,
  outcome_by TEXT REFERENCES people (id),
  outcome_at TEXT,
  -- The problem that was opened because of it.
  problem_id TEXT REFERENCES cases (id)
);
CREATE INDEX referrals_case ON referrals (case_id, at);
CREATE INDEX referrals_facility ON referrals (facility_id, at);
