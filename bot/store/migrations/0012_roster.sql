-- The number a village itself gives somebody on its lists, so that a list read again finds them.
CREATE TABLE roster_keys (
  village_id TEXT NOT NULL REFERENCES units (id),
  own_key TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (village_id, own_key)
);
CREATE INDEX roster_keys_person ON roster_keys (person_id);
-- A list that is read in, how far it has come, and who sent it; never what stands in it.
CREATE TABLE roster_imports (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  -- reading, waiting, wanted, running, done, dropped
  state TEXT NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL DEFAULT 0,
  begun_at TEXT NOT NULL,
  ended_at TEXT,
  by_id TEXT REFERENCES people (id),
  chat_id TEXT,
  file_id TEXT,
  file_name TEXT
);
CREATE INDEX roster_imports_state ON roster_imports (state, begun_at);
CREATE INDEX roster_imports_digest ON roster_imports (digest);
-- Somebody's whole work in other hands, until a day or for good; undone it goes back.
CREATE TABLE handovers (
  id TEXT PRIMARY KEY,
  from_id TEXT NOT NULL REFERENCES people (id),
  to_id TEXT NOT NULL REFERENCES people (id),
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  until TEXT,
  undone_at TEXT
);
CREATE INDEX handovers_from ON handovers (from_id, at);
CREATE INDEX handovers_until ON handovers (undone_at, until);
-- What went: role, role_given, tie, tie_given, duty, case, doctor, box; ref is its id.
CREATE TABLE handover_items (
  handover_id TEXT NOT NULL REFERENCES handovers (id),
  what TEXT NOT NULL,
  ref TEXT NOT NULL,
  PRIMARY KEY (handover_id, what, ref)
);
