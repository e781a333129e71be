-- Who helps: cars, hours, who is off, skills, teams and what they were asked to do.
CREATE TABLE vehicles (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES people (id),
  -- Seats for passengers.
  seats INTEGER NOT NULL CHECK (seats BETWEEN 0 AND 60),
  what TEXT NOT NULL DEFAULT '',
  -- Shown to the passenger alone.
  plate TEXT,
  wheelchair INTEGER NOT NULL DEFAULT 0,
  stretcher INTEGER NOT NULL DEFAULT 0,
  oxygen INTEGER NOT NULL DEFAULT 0,
  child_seat INTEGER NOT NULL DEFAULT 0,
  truck INTEGER NOT NULL DEFAULT 0,
  night INTEGER NOT NULL DEFAULT 0,
  since TEXT NOT NULL,
  ended_at TEXT
);
CREATE INDEX vehicles_owner ON vehicles (owner_id, ended_at);

-- What a helper said about themselves: hours of the week, consent to drive, who said yes to it.
CREATE TABLE helpers (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  -- Spans as of boxes: mon-fri 08:00-17:00; null is any waking hour.
  opens TEXT,
  -- Since when, and under which wording, they agreed to drive for nothing.
  agreed_at TEXT,
  -- The unit whose cadre was asked, and the answer: asked, yes, no.
  unit_id TEXT REFERENCES units (id),
  accepted TEXT,
  accepted_by TEXT REFERENCES people (id),
  -- A car that was told and not yet said to be right.
  draft TEXT,
  changed_at TEXT NOT NULL
);

-- Spans in which somebody is left alone; without `until` until they say so themselves.
CREATE TABLE helper_rests (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  -- rest, unwell, drowsy, drank
  why TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  -- When to ask once whether they are well again, and when it was asked.
  ask_at TEXT,
  asked_at TEXT,
  ended_at TEXT
);
CREATE INDEX helper_rests_person ON helper_rests (person_id, ended_at);
CREATE INDEX helper_rests_ask ON helper_rests (ended_at, asked_at, ask_at);

-- What somebody can do; a medical claim counts once somebody who knows it said so.
CREATE TABLE skills (
  person_id TEXT NOT NULL REFERENCES people (id),
  code TEXT NOT NULL,
  since TEXT NOT NULL,
  verified_by TEXT REFERENCES people (id),
  verified_at TEXT,
  refused_at TEXT,
  PRIMARY KEY (person_id, code)
);
CREATE INDEX skills_code ON skills (code, person_id);

-- Teams of the village, organisations that are members, fleets from outside.
CREATE TABLE teams (
  id TEXT PRIMARY KEY,
  -- team, organisation, fleet
  kind TEXT NOT NULL,
  -- For an organisation: league, charity, social_work, firm, twinned, hospital
  sort TEXT,
  unit_id TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL,
  contact_id TEXT REFERENCES people (id),
  -- How an organisation without anybody in the register is reached.
  contact TEXT,
  since TEXT NOT NULL,
  until TEXT
);
CREATE INDEX teams_unit ON teams (unit_id);

CREATE TABLE team_members (
  team_id TEXT NOT NULL REFERENCES teams (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  since TEXT NOT NULL,
  PRIMARY KEY (team_id, person_id)
);
CREATE INDEX team_members_person ON team_members (person_id);

-- Where a team or a fleet helps, from and up to which day (both count); without an end until told.
CREATE TABLE team_places (
  team_id TEXT NOT NULL REFERENCES teams (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  since TEXT NOT NULL,
  until TEXT,
  by_id TEXT REFERENCES people (id),
  PRIMARY KEY (team_id, unit_id, since)
);
CREATE INDEX team_places_unit ON team_places (unit_id);

-- A case a team was asked to take; one of its members claims it.
CREATE TABLE team_tasks (
  case_id TEXT NOT NULL REFERENCES cases (id),
  team_id TEXT NOT NULL REFERENCES teams (id),
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (case_id, team_id)
);
CREATE INDEX team_tasks_team ON team_tasks (team_id);
