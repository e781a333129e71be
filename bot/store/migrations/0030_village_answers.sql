-- Answers a village gives to what is asked there, with whose yes; what was withdrawn stays known.
CREATE TABLE village_answers (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  number INTEGER NOT NULL,
  asked TEXT NOT NULL,
  answer TEXT NOT NULL,
  health INTEGER NOT NULL,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  state TEXT NOT NULL,
  cadre_id TEXT REFERENCES people (id),
  doctor_id TEXT REFERENCES people (id)
);
CREATE UNIQUE INDEX village_answers_numbered ON village_answers (unit_id, number);
