-- In which words people and places are spoken to, and who of the place has heard these words.
CREATE TABLE dialect_people (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  register TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL
);
CREATE TABLE dialect_units (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  register TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL
);
-- How many lines with a word of a dialect were heard in a place; never the lines, never from whom.
CREATE TABLE dialect_counts (
  unit_id TEXT NOT NULL REFERENCES units (id),
  register TEXT NOT NULL,
  heard INTEGER NOT NULL,
  PRIMARY KEY (unit_id, register)
);
-- A place is asked once whether its dialect was guessed right.
CREATE TABLE dialect_guesses (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  register TEXT NOT NULL,
  answer TEXT,
  at TEXT NOT NULL
);
-- Who of the place says whether lines sound right; agreed is null until they have said so.
CREATE TABLE dialect_speakers (
  unit_id TEXT NOT NULL REFERENCES units (id),
  register TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  named_by TEXT REFERENCES people (id),
  agreed INTEGER,
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, register)
);
CREATE INDEX dialect_speakers_person ON dialect_speakers (person_id);
-- Which wording a speaker was shown, once each; the answer is yes, no or better.
CREATE TABLE dialect_asks (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  register TEXT NOT NULL,
  what TEXT NOT NULL,
  digest TEXT NOT NULL,
  person_id TEXT REFERENCES people (id),
  answer TEXT,
  at TEXT NOT NULL
);
CREATE UNIQUE INDEX dialect_asks_what ON dialect_asks (unit_id, what, digest);
CREATE INDEX dialect_asks_person ON dialect_asks (person_id, at);
-- A line as the place itself says it; it stands over the one that came with the program.
CREATE TABLE dialect_lines (
  unit_id TEXT NOT NULL REFERENCES units (id),
  what TEXT NOT NULL,
  said TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, what)
);
