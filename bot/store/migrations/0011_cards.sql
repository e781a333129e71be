-- What has to be known of somebody in the minute; one row a person, only for those who need one.
CREATE TABLE person_cards (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  -- words for people to read; nothing is decided from them
  diseases TEXT,
  medicines TEXT,
  allergies TEXT,
  door_note TEXT,
  -- what the colour is made of: none, stable, unstable
  illness_state TEXT,
  dialysis INTEGER NOT NULL DEFAULT 0,
  oxygen INTEGER NOT NULL DEFAULT 0,
  disabled INTEGER NOT NULL DEFAULT 0,
  due_on TEXT,
  flu_on TEXT,
  pneumococcal_on TEXT,
  covid_doses TEXT,
  family_doctor_id TEXT REFERENCES people (id),
  points INTEGER,
  computed TEXT,
  reason TEXT,
  computed_at TEXT,
  -- what a human said instead; logged in person_changes
  override TEXT,
  override_why TEXT,
  override_by TEXT REFERENCES people (id),
  override_at TEXT,
  checked_on TEXT,
  checked_by TEXT REFERENCES people (id)
);
-- What was changed on a card, by whom: field names and codes, never the words.
CREATE TABLE person_changes (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  at TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  field TEXT NOT NULL,
  was TEXT,
  became TEXT,
  why TEXT
);
CREATE INDEX person_changes_person ON person_changes (person_id, at);
-- Categories (data/categories.yaml) with dates and where they came from.
CREATE TABLE person_tags (
  person_id TEXT NOT NULL REFERENCES people (id),
  tag TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT,
  source TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  PRIMARY KEY (person_id, tag)
);
CREATE INDEX person_tags_tag ON person_tags (tag);
-- Every real contact, however it came about; what was only planned is not in here.
CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  at TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  how TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  by_role TEXT,
  found TEXT,
  source TEXT NOT NULL,
  ref TEXT
);
CREATE UNIQUE INDEX contacts_once ON contacts (person_id, source, ref);
CREATE INDEX contacts_person ON contacts (person_id, at);
CREATE INDEX contacts_unit ON contacts (unit_id, at);
