-- Lists with one line each: pooled orders, demand before a season, gatherings, field work in parts.
CREATE TABLE pools (
  case_id TEXT PRIMARY KEY REFERENCES cases (id),
  -- order, demand, wedding, funeral, work
  sort TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  organiser_id TEXT NOT NULL REFERENCES people (id),
  -- Whose house or field it is, where that is not the organiser.
  host_id TEXT REFERENCES people (id),
  -- open, closed, arrived, done, cancelled
  state TEXT NOT NULL,
  closes_at TEXT,
  on_day TEXT,
  note TEXT,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE INDEX pools_live ON pools (state, unit_id);

-- The sum of the lines, kept with them in one write; never more than was wanted.
CREATE TABLE pool_things (
  case_id TEXT NOT NULL REFERENCES pools (case_id),
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  position INTEGER NOT NULL,
  wanted BIGINT,
  taken BIGINT NOT NULL DEFAULT 0 CHECK (taken >= 0),
  price_fen BIGINT,
  PRIMARY KEY (case_id, item),
  CHECK (wanted IS NULL OR taken <= wanted)
);

CREATE TABLE pool_lines (
  case_id TEXT NOT NULL REFERENCES pools (case_id),
  item TEXT NOT NULL,
  -- The household's id, or the helper's where each line is somebody's own.
  holder TEXT NOT NULL,
  person_id TEXT REFERENCES people (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  qty BIGINT NOT NULL CHECK (qty >= 0),
  got_at TEXT,
  -- Whether it was paid, between the household and the organiser; no sum.
  paid INTEGER NOT NULL DEFAULT 0,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (case_id, item, holder)
);
CREATE INDEX pool_lines_person ON pool_lines (person_id);

-- What time has told already, and who was asked for a number; `what` is a code.
CREATE TABLE pool_marks (
  case_id TEXT NOT NULL REFERENCES pools (case_id),
  what TEXT NOT NULL,
  holder TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  PRIMARY KEY (case_id, what, holder)
);

CREATE TABLE freights (
  case_id TEXT PRIMARY KEY REFERENCES cases (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  -- out, in
  way TEXT NOT NULL,
  goods TEXT NOT NULL,
  kilos BIGINT,
  place TEXT,
  on_day TEXT,
  -- seed, fertiliser, pesticide, feed, grain, perishable
  priority TEXT,
  pool_id TEXT REFERENCES pools (case_id)
);
CREATE INDEX freights_pool ON freights (pool_id);
