-- Where rounds run, since when; what a cadre said of the season there.
CREATE TABLE round_units (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  since TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  ended_at TEXT,
  high_until TEXT,
  busy_until TEXT,
  -- the last day whose round was begun
  begun_on TEXT,
  -- the last day of which the 16:00 list was told
  read_on TEXT
);
-- What somebody asked for about being asked; who of the family hears of a real contact.
CREATE TABLE round_wishes (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  -- daily, none; empty where only the family is meant
  wish TEXT,
  -- 1 where they agreed that the family hears it
  at TEXT NOT NULL,
  by_id TEXT REFERENCES people (id)
);
-- In hospital, away: nobody is asked until they are back.
CREATE TABLE round_holds (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  -- hospital, away
  why TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  by_id TEXT REFERENCES people (id),
  ended_at TEXT
);
CREATE INDEX round_holds_person ON round_holds (person_id);
-- Days in which somebody is heard from for a reason of its own, with the day it stops.
CREATE TABLE round_watches (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  -- returnee, recovered, family, ...
  why TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  every INTEGER NOT NULL,
  ref TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  ended_at TEXT,
  end_why TEXT
);
CREATE UNIQUE INDEX round_watches_once ON round_watches (person_id, why, ref);
-- One person's turn of one day; that they were reached stands in contacts.
CREATE TABLE round_asks (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  why TEXT NOT NULL,
  colour TEXT,
  -- self, family, list
  way TEXT NOT NULL,
  -- who was asked: the person, a relative, whose list it stands on
  asked_of TEXT REFERENCES people (id),
  state TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  -- 0 asked, 1 asked again
  times INTEGER NOT NULL DEFAULT 0,
  next_at TEXT,
  case_id TEXT REFERENCES cases (id),
  settled_at TEXT
);
CREATE UNIQUE INDEX round_asks_once ON round_asks (person_id, day);
CREATE INDEX round_asks_due ON round_asks (next_at);
CREATE INDEX round_asks_unit ON round_asks (unit_id, day);
-- The list of one holder and day; its numbers stay, so that a printed sheet can be typed back.
CREATE TABLE round_lists (
  id TEXT PRIMARY KEY,
  holder_id TEXT NOT NULL REFERENCES people (id),
  day TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE UNIQUE INDEX round_lists_once ON round_lists (holder_id, day);
CREATE TABLE round_lines (
  list_id TEXT NOT NULL REFERENCES round_lists (id),
  number INTEGER NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  ticked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (list_id, number)
);
CREATE INDEX round_lines_person ON round_lines (person_id);
-- Asked now and then after 平安, by code; what was not answered stays empty.
CREATE TABLE round_answers (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  question TEXT NOT NULL,
  answer TEXT,
  asked_at TEXT NOT NULL,
  answered_at TEXT,
  by_id TEXT REFERENCES people (id),
  case_id TEXT REFERENCES cases (id)
);
CREATE INDEX round_answers_person ON round_answers (person_id, asked_at);
-- Readings of the temperature pack, in tenths of a degree.
CREATE TABLE round_readings (
  person_id TEXT NOT NULL REFERENCES people (id),
  day TEXT NOT NULL,
  -- morning, afternoon
  slot TEXT NOT NULL,
  tenths INTEGER,
  asked_at TEXT NOT NULL,
  read_at TEXT,
  by_id TEXT REFERENCES people (id),
  PRIMARY KEY (person_id, day, slot)
);
-- Whoever has an illness open is asked after every day.
CREATE INDEX cases_subject ON cases (subject_id, kind);
