-- Deaths that were spoken of: asked, once (one person has said so), confirmed, no, undone.
CREATE TABLE death_reports (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  person_id TEXT REFERENCES people (id),
  household_id TEXT REFERENCES households (id),
  state TEXT NOT NULL,
  heard_at TEXT NOT NULL,
  first_by TEXT REFERENCES people (id),
  first_at TEXT,
  second_by TEXT REFERENCES people (id),
  second_at TEXT,
  -- the cadres were asked too
  wider INTEGER NOT NULL DEFAULT 0,
  over_at TEXT
);
CREATE INDEX death_reports_state ON death_reports (state, heard_at);
CREATE INDEX death_reports_person ON death_reports (person_id);
-- No rhymes and no prompts in a hamlet up to and including this day.
CREATE TABLE hushes (
  unit_id TEXT NOT NULL REFERENCES units (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  until TEXT NOT NULL,
  PRIMARY KEY (unit_id, person_id)
);
-- What ended with somebody, as it was, so that one tap brings it back.
CREATE TABLE ended_things (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  -- case, meal_plan, ride_series, role, duty, account
  sort TEXT NOT NULL,
  ref TEXT NOT NULL,
  facts TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX ended_things_person ON ended_things (person_id);
-- Away for a while, not gone: nobody asks anything of them until then.
CREATE TABLE absences (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  since TEXT NOT NULL,
  until TEXT,
  by_id TEXT REFERENCES people (id),
  ended_on TEXT
);
CREATE INDEX absences_person ON absences (person_id);
-- Somebody says whose child they are; state: asked, yes, no.
CREATE TABLE kin_claims (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  parent_id TEXT NOT NULL REFERENCES people (id),
  kin TEXT NOT NULL,
  name TEXT,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  decided_by TEXT REFERENCES people (id),
  decided_at TEXT,
  UNIQUE (account_id, parent_id)
);
CREATE INDEX kin_claims_parent ON kin_claims (parent_id, state);
-- What the family may hear: all, safe, none; null while nobody has said.
CREATE TABLE tie_news (
  person_id TEXT NOT NULL REFERENCES people (id),
  other_id TEXT NOT NULL REFERENCES people (id),
  choice TEXT,
  set_by TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (person_id, other_id)
);
-- Who was asked whether more than the matter may be kept, once a version of the text.
CREATE TABLE consent_asks (
  person_id TEXT NOT NULL REFERENCES people (id),
  version TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  answer TEXT,
  answered_at TEXT,
  emptied_at TEXT,
  PRIMARY KEY (person_id, version)
);
-- A guest whom the liaison was asked about: once.
CREATE TABLE guest_asks (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  asked_at TEXT NOT NULL,
  decided_by TEXT REFERENCES people (id),
  decided_at TEXT,
  joined_to TEXT REFERENCES people (id)
);
-- Where the village knows somebody from: self, liaison, tip, list, link.
CREATE TABLE member_sources (
  person_id TEXT NOT NULL REFERENCES people (id),
  source TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (person_id, source)
);
-- A link that may be opened by several, and by whom it was made.
ALTER TABLE links ADD COLUMN many INTEGER NOT NULL DEFAULT 0;
ALTER TABLE links ADD COLUMN made_by TEXT;
ALTER TABLE links ADD COLUMN unit_id TEXT;
-- One line about somebody, on its way into the register: asking, shown, changing, offered.
CREATE TABLE member_drafts (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  state TEXT NOT NULL,
  asks TEXT,
  fields TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX member_drafts_account ON member_drafts (account_id);
