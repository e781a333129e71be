-- How many taps were asked of somebody in a day, so that it stays few; gone after two days.
CREATE TABLE tap_days (
  person_id TEXT NOT NULL REFERENCES people (id),
  day TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 0,
  held INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, day)
);
