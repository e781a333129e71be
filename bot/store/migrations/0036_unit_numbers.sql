-- Everybody reads the units: a number counted up in their rows made races of what has nothing to
-- do with each other. Their own column stays as it was; nothing reads it any more.
CREATE TABLE unit_numbers (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  next_number INTEGER NOT NULL
);
INSERT INTO unit_numbers (unit_id, next_number)
SELECT id, next_number FROM units WHERE next_number > 1;
