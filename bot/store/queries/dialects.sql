-- name: put_dialect_person!
INSERT INTO dialect_people (person_id, register, by_id, at) VALUES (:person_id, :register, :by, :at)
ON CONFLICT (person_id) DO UPDATE SET
  register = excluded.register, by_id = excluded.by_id, at = excluded.at;

-- name: find_dialect_person^
SELECT register FROM dialect_people WHERE person_id = :person_id;

-- name: anything_but_plain^
-- One look for most messages: whether anybody at all has chosen.
SELECT CASE WHEN EXISTS (SELECT 1 FROM dialect_people) THEN 1 ELSE 0 END AS people,
  CASE WHEN EXISTS (SELECT 1 FROM dialect_units) THEN 1 ELSE 0 END AS units;

-- name: put_dialect_unit!
INSERT INTO dialect_units (unit_id, register, by_id, at) VALUES (:unit_id, :register, :by, :at)
ON CONFLICT (unit_id) DO UPDATE SET
  register = excluded.register, by_id = excluded.by_id, at = excluded.at;

-- name: list_dialect_units
SELECT unit_id, register FROM dialect_units ORDER BY unit_id;

-- name: note_dialect_lines!
INSERT INTO dialect_counts (unit_id, register, heard) VALUES (:unit_id, :register, :lines)
ON CONFLICT (unit_id, register) DO UPDATE SET heard = dialect_counts.heard + excluded.heard;

-- name: list_dialect_counts
SELECT register, heard FROM dialect_counts WHERE unit_id = :unit_id ORDER BY register;

-- name: add_dialect_guess^
INSERT INTO dialect_guesses (unit_id, register, answer, at) VALUES (:unit_id, :register, NULL, :at)
ON CONFLICT DO NOTHING
RETURNING unit_id;

-- name: find_dialect_guess^
SELECT register, answer FROM dialect_guesses WHERE unit_id = :unit_id;

-- name: answer_dialect_guess!
UPDATE dialect_guesses SET answer = :answer WHERE unit_id = :unit_id AND answer IS NULL;

-- name: put_dialect_speaker!
INSERT INTO dialect_speakers (unit_id, register, person_id, named_by, agreed, at)
VALUES (:unit_id, :register, :person_id, :by, NULL, :at)
ON CONFLICT (unit_id, register) DO UPDATE SET
  person_id = excluded.person_id, named_by = excluded.named_by, agreed = NULL, at = excluded.at;

-- name: agree_dialect_speaker!
UPDATE dialect_speakers SET agreed = :agreed WHERE unit_id = :unit_id AND register = :register;

-- name: list_dialect_speakers
SELECT * FROM dialect_speakers ORDER BY unit_id, register;

-- name: list_dialect_speakers_of
SELECT * FROM dialect_speakers WHERE person_id = :person_id ORDER BY unit_id, register;

-- name: drop_dialect_speaker!
DELETE FROM dialect_speakers WHERE person_id = :person_id;

-- name: add_dialect_ask^
INSERT INTO dialect_asks (id, unit_id, register, what, digest, person_id, answer, at)
VALUES (:id, :unit_id, :register, :what, :digest, :person_id, NULL, :at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: find_dialect_ask^
SELECT * FROM dialect_asks WHERE id = :id;

-- name: list_dialect_asks
SELECT * FROM dialect_asks WHERE unit_id = :unit_id AND register = :register ORDER BY at, id;

-- name: list_dialect_asks_of
SELECT * FROM dialect_asks WHERE person_id = :person_id ORDER BY at, id;

-- name: answer_dialect_ask!
UPDATE dialect_asks SET answer = :answer WHERE id = :id;

-- name: give_dialect_ask!
UPDATE dialect_asks SET person_id = :person_id, at = :at WHERE id = :id;

-- name: put_dialect_line!
INSERT INTO dialect_lines (unit_id, what, said, by_id, at) VALUES (:unit_id, :what, :said, :by, :at)
ON CONFLICT (unit_id, what) DO UPDATE SET
  said = excluded.said, by_id = excluded.by_id, at = excluded.at;

-- name: find_dialect_lines
SELECT unit_id, said FROM dialect_lines
WHERE what = :what
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: list_dialect_lines
SELECT unit_id, what, said FROM dialect_lines ORDER BY unit_id, what;

-- name: list_dialect_words_on
-- What was said of one wording in these units.
SELECT unit_id, digest, verdict FROM prompt_yes
WHERE what = :what
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: forget_dialect_person!
DELETE FROM dialect_people WHERE person_id = :person_id;

-- name: forget_dialect_person_by!
UPDATE dialect_people SET by_id = NULL WHERE by_id = :person_id;

-- name: forget_dialect_unit_by!
UPDATE dialect_units SET by_id = NULL WHERE by_id = :person_id;

-- name: forget_dialect_speaker_by!
UPDATE dialect_speakers SET named_by = NULL WHERE named_by = :person_id;

-- name: forget_dialect_asks!
UPDATE dialect_asks SET person_id = NULL WHERE person_id = :person_id;

-- name: forget_dialect_lines!
UPDATE dialect_lines SET by_id = NULL WHERE by_id = :person_id;
