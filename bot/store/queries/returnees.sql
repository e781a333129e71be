-- name: put_returnee!
INSERT INTO returnees (
  id, unit_id, household_id, person_id, called, author_id, source, reported_by, state, origin,
  arrives_on, days, asking, asked_at, told_day, opened_at, ended_at
) VALUES (
  :id, :unit_id, :household_id, :person_id, :called, :author_id, :source, :reported_by, :state,
  :origin, :arrives_on, :days, :asking, :asked_at, :told_day, :opened_at, :ended_at
)
ON CONFLICT (id) DO UPDATE SET
  author_id = excluded.author_id, state = excluded.state, origin = excluded.origin,
  arrives_on = excluded.arrives_on, days = excluded.days, asking = excluded.asking,
  asked_at = excluded.asked_at, told_day = excluded.told_day, ended_at = excluded.ended_at;

-- name: find_returnee^
SELECT * FROM returnees WHERE id = :id;

-- name: list_returnees_around
-- by or about somebody, the latest first
SELECT * FROM returnees
WHERE author_id = :person_id OR person_id = :person_id ORDER BY opened_at DESC, id DESC;

-- name: list_returnees_of_household
SELECT * FROM returnees WHERE household_id = :household_id ORDER BY opened_at DESC, id DESC;

-- name: list_returnees_in
SELECT * FROM returnees
WHERE (state = 'home' OR state = 'coming')
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY arrives_on, id;

-- name: list_returnees_running
SELECT * FROM returnees WHERE state = 'home' OR state = 'coming' ORDER BY arrives_on, id;

-- name: list_returnees_arrived
-- whoever came home on a day or whose days ran on it, also where they have ended since
SELECT * FROM returnees
WHERE (state = 'home' OR state = 'over') AND arrives_on <= :day
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY arrives_on, id;

-- name: put_returnee_health!
INSERT INTO returnee_health (returnee_id, day, answer, by_id, at)
VALUES (:returnee_id, :day, :answer, :by_id, :at)
ON CONFLICT (returnee_id, day) DO UPDATE SET
  answer = excluded.answer, by_id = excluded.by_id, at = excluded.at;

-- name: list_returnee_health
SELECT * FROM returnee_health WHERE returnee_id = :returnee_id ORDER BY day;

-- name: first_returnee_kept^
SELECT MIN(opened_at) AS at FROM returnees
WHERE state = 'over' OR state = 'declined' OR state = 'offered';

-- name: drop_returnee_health
DELETE FROM returnee_health WHERE returnee_id IN (
  SELECT id FROM returnees
  WHERE opened_at < :before AND (state = 'over' OR state = 'declined' OR state = 'offered')
) RETURNING returnee_id;

-- name: drop_returnees
DELETE FROM returnees
WHERE opened_at < :before AND (state = 'over' OR state = 'declined' OR state = 'offered')
RETURNING id;

-- name: delete_returnee_health_of!
DELETE FROM returnee_health WHERE returnee_id IN (
  SELECT id FROM returnees WHERE person_id = :person_id OR author_id = :person_id
);

-- name: delete_returnees_of!
DELETE FROM returnees WHERE person_id = :person_id OR author_id = :person_id;

-- name: blank_returnee_reporters!
UPDATE returnees SET reported_by = NULL WHERE reported_by = :person_id;

-- name: blank_returnee_hands!
UPDATE returnee_health SET by_id = NULL WHERE by_id = :person_id;
