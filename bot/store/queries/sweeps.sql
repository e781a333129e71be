-- name: add_sweep!
INSERT INTO sweeps (id, unit_id, name, questions, starts_on, ends_on, by_id, at)
VALUES (:id, :unit_id, :name, :questions, :starts_on, :ends_on, :by_id, :at);

-- name: find_sweep^
SELECT * FROM sweeps WHERE id = :id;

-- name: list_sweeps_on
-- the latest first
SELECT * FROM sweeps
WHERE starts_on <= :day AND ends_on >= :day AND (ended_at IS NULL OR ended_at >= :day)
ORDER BY at DESC, id DESC;

-- name: list_sweeps_open
SELECT * FROM sweeps WHERE ended_at IS NULL ORDER BY ends_on, id;

-- name: end_sweep^
UPDATE sweeps SET ended_at = :at WHERE id = :id AND ended_at IS NULL RETURNING id;

-- name: mark_sweep_reminded^
UPDATE sweeps SET reminded = 1 WHERE id = :id AND reminded = 0 RETURNING id;

-- name: list_sweeps_to_remind
SELECT * FROM sweeps WHERE ended_at IS NULL AND reminded = 0 ORDER BY ends_on, id;

-- name: put_sweep_door!
INSERT INTO sweep_doors (sweep_id, household_id, unit_id, state, words, proxy, by_id, at)
VALUES (:sweep_id, :household_id, :unit_id, :state, :words, :proxy, :by_id, :at)
ON CONFLICT (sweep_id, household_id) DO UPDATE SET
  state = excluded.state, words = excluded.words, proxy = excluded.proxy,
  by_id = excluded.by_id, at = excluded.at;

-- name: list_sweep_doors
SELECT * FROM sweep_doors WHERE sweep_id = :sweep_id ORDER BY household_id;

-- name: drop_sweep_words
-- what was said at the doors of sweeps that ended long ago
UPDATE sweep_doors SET words = NULL WHERE words IS NOT NULL AND sweep_id IN (
  SELECT id FROM sweeps WHERE ended_at < :before
) RETURNING household_id;

-- name: first_sweep_words^
SELECT MIN(s.ended_at) AS at FROM sweeps AS s JOIN sweep_doors AS d ON d.sweep_id = s.id
WHERE d.words IS NOT NULL AND s.ended_at IS NOT NULL;

-- name: blank_sweep_hands!
UPDATE sweep_doors SET by_id = NULL WHERE by_id = :person_id;

-- name: blank_sweep_makers!
UPDATE sweeps SET by_id = NULL WHERE by_id = :person_id;

-- name: blank_sweep_words_of!
UPDATE sweep_doors SET words = NULL
WHERE household_id IN (SELECT household_id FROM people WHERE id = :person_id);

-- name: blank_sweep_words_naming!
UPDATE sweep_doors SET words = NULL WHERE words IS NOT NULL AND REPLACE(words, :name, '') <> words;
