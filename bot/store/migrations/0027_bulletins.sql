-- Official notices; every version of the words is kept, what is shown is the last.
CREATE TABLE bulletins (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES people (id),
  words TEXT NOT NULL,
  source TEXT NOT NULL,
  until TEXT,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changes TEXT REFERENCES bulletins (id)
);
CREATE INDEX bulletins_of ON bulletins (by_id, state);
CREATE INDEX bulletins_ending ON bulletins (state, until);
CREATE TABLE bulletin_versions (
  bulletin_id TEXT NOT NULL REFERENCES bulletins (id),
  version INTEGER NOT NULL,
  words TEXT NOT NULL,
  source TEXT NOT NULL,
  until TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (bulletin_id, version)
);
