-- What the village writes itself: prompts, experience cards, stories, thanks.
CREATE TABLE studio_drafts (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  author_id TEXT REFERENCES people (id),
  -- prompt, experience, story, thanks
  form TEXT NOT NULL,
  words TEXT NOT NULL,
  -- writing, waiting, out, refused, withdrawn
  state TEXT NOT NULL,
  topic TEXT,
  until TEXT,
  signed INTEGER NOT NULL DEFAULT 0,
  health INTEGER NOT NULL DEFAULT 0,
  refused_by TEXT REFERENCES people (id),
  why TEXT,
  out_at TEXT,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE INDEX studio_drafts_unit ON studio_drafts (unit_id, state);
CREATE INDEX studio_drafts_author ON studio_drafts (author_id);
-- Somebody's word for a gate (doctor, cadre) on the wording they saw.
CREATE TABLE studio_yes (
  draft_id TEXT NOT NULL REFERENCES studio_drafts (id),
  gate TEXT NOT NULL,
  digest TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (draft_id, gate)
);
-- Who is named in it, and whether they agreed: null while nobody has answered.
CREATE TABLE studio_named (
  draft_id TEXT NOT NULL REFERENCES studio_drafts (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  agreed INTEGER,
  PRIMARY KEY (draft_id, person_id)
);
CREATE INDEX studio_named_of ON studio_named (person_id);
-- Who was asked about which wording of a draft, or of a prompt of the library; once each.
CREATE TABLE studio_asks (
  what TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  digest TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (what, person_id, digest)
);
CREATE INDEX studio_asks_of ON studio_asks (person_id, at);
