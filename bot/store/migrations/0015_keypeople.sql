-- After an illness or a stay in hospital: one row a day somebody is asked.
CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY,
  -- what they belong together by: the id of the illness, or one of its own for a stay
  spell TEXT NOT NULL,
  -- the illness; empty after a stay that no matter was opened for
  case_id TEXT REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  day INTEGER NOT NULL,
  due_at TEXT NOT NULL,
  asked_at TEXT,
  -- well, so_so, bad, seen, silent
  answer TEXT,
  answered_at TEXT,
  answered_by TEXT REFERENCES people (id),
  -- well, bad, done, refused, died, moved, asked
  stopped TEXT,
  passed_on INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX follow_ups_once ON follow_ups (spell, day, due_at);
CREATE INDEX follow_ups_due ON follow_ups (stopped, answer, due_at);
CREATE INDEX follow_ups_person ON follow_ups (person_id, due_at);
-- What a doctor answered and let others read: no names, no numbers.
CREATE TABLE answers_kept (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  case_id TEXT NOT NULL REFERENCES cases (id),
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  -- for whom it was asked (infant, child, pregnant, elder, ...) and which medicines were named
  subject TEXT,
  things TEXT NOT NULL,
  doctor_id TEXT REFERENCES people (id),
  released_at TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  withdrawn_at TEXT
);
CREATE UNIQUE INDEX answers_kept_case ON answers_kept (case_id);
CREATE INDEX answers_kept_unit ON answers_kept (unit_id, expires_on);
-- A line about a card that could not be placed, until one tap says where it belongs.
CREATE TABLE card_asks (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  by_id TEXT NOT NULL REFERENCES people (id),
  words TEXT NOT NULL,
  at TEXT NOT NULL
);
