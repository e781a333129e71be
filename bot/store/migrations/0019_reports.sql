-- A report that was confirmed; a correction is a further version, nothing is edited away.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- by code of data/reports.yaml; `changed`: what a figure was before somebody put it right
  figures TEXT NOT NULL,
  changed TEXT NOT NULL,
  zero INTEGER NOT NULL,
  late INTEGER NOT NULL,
  at TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  by_role TEXT,
  -- why it was corrected, in `said`
  why_said TEXT,
  UNIQUE (unit_id, day, version)
);
CREATE INDEX reports_day ON reports (day);
-- What is shown until somebody confirms it.
CREATE TABLE report_drafts (
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  figures TEXT NOT NULL,
  changed TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- who wants to say a number next
  asked_by TEXT REFERENCES people (id),
  asked_until TEXT,
  PRIMARY KEY (unit_id, day)
);
-- shown, reminded, summed: what was done about a day, once.
CREATE TABLE report_marks (
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, day, what)
);
-- Reports at any hour; the words stand in `said`.
CREATE TABLE flash_reports (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  by_id TEXT REFERENCES people (id),
  said_id TEXT,
  at TEXT NOT NULL,
  raised_at TEXT,
  seen_by TEXT REFERENCES people (id),
  seen_at TEXT
);
CREATE INDEX flash_reports_open ON flash_reports (seen_at, at);
-- How a clinic stood on a day, as its own people said.
CREATE TABLE clinic_days (
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  -- open, limited, closed
  state TEXT NOT NULL,
  doctors INTEGER,
  fever_visits INTEGER,
  oximeters INTEGER,
  oxygen INTEGER,
  beds INTEGER,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, day)
);
-- What was understood of an illness: signs as data/reports.yaml names them, no words.
CREATE TABLE case_signs (
  case_id TEXT PRIMARY KEY REFERENCES cases (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  opened_at TEXT NOT NULL,
  signs TEXT NOT NULL,
  noted_at TEXT NOT NULL
);
CREATE INDEX case_signs_opened ON case_signs (opened_at);
CREATE INDEX cases_opened ON cases (opened_at);
-- Several ill at one place; each is told once and drawn anew while it grows.
CREATE TABLE clusters (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  rule TEXT NOT NULL,
  count INTEGER NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  told_at TEXT NOT NULL,
  seen_by TEXT REFERENCES people (id),
  seen_at TEXT
);
CREATE INDEX clusters_unit ON clusters (unit_id, rule, last_at);
