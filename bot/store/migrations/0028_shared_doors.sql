-- Which liaison of a hamlet has which door, where several share it.
CREATE TABLE shared_doors (
  household_id TEXT PRIMARY KEY REFERENCES households (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL
);
CREATE INDEX shared_doors_person ON shared_doors (person_id);
