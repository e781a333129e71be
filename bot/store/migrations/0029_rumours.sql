-- What people heard and doubt, with the verdict of a doctor or cadre; the claim names nobody.
CREATE TABLE rumours (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  number INTEGER NOT NULL,
  claim TEXT NOT NULL,
  topic TEXT NOT NULL,
  health INTEGER NOT NULL,
  asked_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  verdict TEXT,
  why TEXT NOT NULL,
  judge_id TEXT REFERENCES people (id),
  judged_at TEXT,
  revision INTEGER NOT NULL,
  draft TEXT,
  draft_by TEXT REFERENCES people (id),
  draft_at TEXT,
  next_at TEXT,
  posted_at TEXT,
  withdrawn_at TEXT
);
CREATE UNIQUE INDEX rumours_numbered ON rumours (unit_id, number);
CREATE INDEX rumours_due ON rumours (next_at);
CREATE INDEX rumours_drafts ON rumours (draft_by);
-- Who asked, only so that they hear the answer; the row goes after a while.
CREATE TABLE rumour_askers (
  rumour_id TEXT NOT NULL REFERENCES rumours (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  asked_at TEXT NOT NULL,
  PRIMARY KEY (rumour_id, person_id)
);
CREATE INDEX rumour_askers_of ON rumour_askers (person_id);
-- How many asked, without who; it stays when the rows above are gone.
CREATE TABLE rumour_counts (
  rumour_id TEXT NOT NULL REFERENCES rumours (id),
  day TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (rumour_id, day)
);
