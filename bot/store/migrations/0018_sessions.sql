-- Dates with seats: what is offered where and when, its slots, and one row a person.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  -- draft, open, over, cancelled
  state TEXT NOT NULL,
  place TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  -- Who comes (镇卫生院李医生), as it was said; never a patient.
  who TEXT,
  topic TEXT,
  -- week:2, month:1:2 (first Wednesday), day:15
  rule TEXT,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  -- Which row of people is asked next, and when.
  wave INTEGER NOT NULL DEFAULT 0,
  wave_at TEXT,
  -- What time has done already: evening, list, over, again, next; with commas.
  done TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sessions_state ON sessions (state, starts_at);
CREATE TABLE session_slots (
  session_id TEXT NOT NULL REFERENCES sessions (id),
  slot INTEGER NOT NULL,
  starts_at TEXT NOT NULL,
  seats INTEGER NOT NULL CHECK (seats >= 0),
  taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0 AND taken <= seats),
  PRIMARY KEY (session_id, slot)
);
-- State: invited, declined, seated, waiting, cancelled, came, absent. `why` is a code for the
-- doctor alone; `word` what was said the evening before; `again` whether another date is wanted.
CREATE TABLE session_seats (
  session_id TEXT NOT NULL REFERENCES sessions (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  state TEXT NOT NULL,
  slot INTEGER,
  by_id TEXT REFERENCES people (id),
  why TEXT,
  word TEXT,
  again TEXT,
  at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX session_seats_person ON session_seats (person_id);
-- Village talks: wishes are collected, numbered, and each becomes a case or stays noted.
CREATE TABLE councils (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  session_id TEXT REFERENCES sessions (id),
  title TEXT NOT NULL,
  -- collecting, held, closed
  state TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE TABLE council_items (
  id TEXT PRIMARY KEY,
  council_id TEXT NOT NULL REFERENCES councils (id),
  number INTEGER NOT NULL,
  words TEXT,
  by_id TEXT REFERENCES people (id),
  -- open, case, noted
  state TEXT NOT NULL,
  decision TEXT,
  case_id TEXT REFERENCES cases (id),
  decided_by TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  UNIQUE (council_id, number)
);
-- Which two doors a dispute is between: only ids, told to the mediator when it comes again. A
-- dispute with one door alone stands with an empty second one, so that it is looked at once.
CREATE TABLE dispute_doors (
  case_id TEXT NOT NULL REFERENCES cases (id),
  first_door TEXT NOT NULL,
  second_door TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (case_id, first_door, second_door)
);
CREATE INDEX dispute_doors_pair ON dispute_doors (first_door, second_door, at);
CREATE INDEX cases_quarrel ON cases (opened_at) WHERE kind = 'quarrel';
CREATE INDEX cases_finding ON cases (opened_at) WHERE kind = 'finding';
