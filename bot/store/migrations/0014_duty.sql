-- What was changed on the rota: swaps asked and agreed, other names put in, gaps filled.
CREATE TABLE duty_changes (
  id TEXT PRIMARY KEY,
  sort TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  role TEXT NOT NULL,
  -- turns of `duties`; they may be gone by now
  turn_id TEXT NOT NULL,
  other_turn_id TEXT,
  was_id TEXT REFERENCES people (id),
  became_id TEXT REFERENCES people (id),
  by_id TEXT REFERENCES people (id),
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  answered_at TEXT
);
CREATE INDEX duty_changes_turn ON duty_changes (turn_id);
-- A line that whoever leaves writes for whoever comes.
CREATE TABLE duty_notes (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  role TEXT NOT NULL,
  by_id TEXT NOT NULL REFERENCES people (id),
  words TEXT NOT NULL,
  at TEXT NOT NULL,
  told_at TEXT
);
CREATE INDEX duty_notes_open ON duty_notes (unit_id, role, told_at);
CREATE INDEX duties_end ON duties (ends_at);
