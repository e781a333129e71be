-- Registers and what was switched on, sweeps over households, and those who came home.
-- The latest row of a code and unit holds; a pack is named pack:<code>.
CREATE TABLE register_switches (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    on_now INTEGER NOT NULL,
    -- the last day on which it is on; without one until somebody says otherwise
    until TEXT,
    by_id TEXT REFERENCES people (id),
    at TEXT NOT NULL
);
CREATE INDEX register_switches_code ON register_switches (code, unit_id, at);

CREATE TABLE register_entries (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    person_id TEXT REFERENCES people (id),
    household_id TEXT REFERENCES households (id),
    -- JSON: words and numbers by field
    fields TEXT NOT NULL,
    -- who told it: visit, line, tap, list, case
    source TEXT NOT NULL,
    -- what it came from, so that it stands there once
    ref TEXT NOT NULL,
    UNIQUE (code, ref)
);
CREATE INDEX register_entries_unit ON register_entries (code, unit_id, day);
CREATE INDEX register_entries_person ON register_entries (person_id);
CREATE INDEX register_entries_age ON register_entries (code, at);

CREATE TABLE sweeps (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    name TEXT NOT NULL,
    -- JSON: what is asked at each door
    questions TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at TEXT NOT NULL,
    ended_at TEXT,
    reminded INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX sweeps_unit ON sweeps (unit_id, ends_on);

-- One household of a sweep, once. State: done, not_home, refused; a door without a row is left.
CREATE TABLE sweep_doors (
    sweep_id TEXT NOT NULL REFERENCES sweeps (id),
    household_id TEXT NOT NULL REFERENCES households (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    state TEXT NOT NULL,
    words TEXT,
    proxy INTEGER NOT NULL DEFAULT 0,
    by_id TEXT REFERENCES people (id),
    at TEXT NOT NULL,
    PRIMARY KEY (sweep_id, household_id)
);

-- Somebody who comes home. State: offered, declined, coming, home, over.
CREATE TABLE returnees (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    household_id TEXT REFERENCES households (id),
    -- who it is, or what the family calls them (儿子)
    person_id TEXT REFERENCES people (id),
    called TEXT,
    -- whom the bot speaks with about it
    author_id TEXT REFERENCES people (id),
    -- self, family, liaison
    source TEXT NOT NULL,
    reported_by TEXT REFERENCES people (id),
    state TEXT NOT NULL,
    origin TEXT,
    arrives_on TEXT,
    days INTEGER NOT NULL,
    -- which question is open: arrival, origin
    asking TEXT,
    asked_at TEXT,
    -- the last day of which a prompt was sent
    told_day INTEGER NOT NULL DEFAULT 0,
    opened_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX returnees_unit ON returnees (unit_id, state);
CREATE INDEX returnees_author ON returnees (author_id);
CREATE INDEX returnees_person ON returnees (person_id);

CREATE TABLE returnee_health (
    returnee_id TEXT NOT NULL REFERENCES returnees (id),
    day TEXT NOT NULL,
    -- fine, unwell
    answer TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at TEXT NOT NULL,
    PRIMARY KEY (returnee_id, day)
);
