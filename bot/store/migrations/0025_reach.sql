-- Who is to be told in person: one list a liaison and day, a line a person, with all prompts of it.
CREATE TABLE reach_lists (
  id TEXT PRIMARY KEY,
  holder_id TEXT NOT NULL REFERENCES people (id),
  day TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (holder_id, day)
);
-- why: unclear, aloud (nothing to play) or unheard; prompts: codes with a comma between them.
-- told_at is when it was done, by the list or by the person's own answer (how is `self` then).
CREATE TABLE reach_lines (
  list_id TEXT NOT NULL REFERENCES reach_lists (id),
  number INTEGER NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  prompts TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  told_at TEXT,
  how TEXT,
  PRIMARY KEY (list_id, person_id)
);
CREATE INDEX reach_lines_of ON reach_lines (person_id, told_at);
CREATE INDEX reach_lines_unit ON reach_lines (unit_id, at);

-- Who answered none of the last prompts is not asked any more (`since`; NULL: asked again), and the
-- last day on which a word or a tap of theirs began it anew.
CREATE TABLE prompt_quiet (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  since TEXT,
  woke_on TEXT
);
