-- name: list_households_of_units
SELECT id, unit_id FROM households
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY id;

-- name: list_ties_of_units
-- Who stands by whom, for everybody of these units.
SELECT t.person_id, t.other_id, t.tie FROM ties AS t
JOIN people AS p ON p.id = t.person_id
JOIN people AS o ON o.id = t.other_id
WHERE t.until IS NULL AND p.ended_why IS NULL AND o.ended_why IS NULL
  AND t.tie IN ('guardian', 'key_holder', 'next_door')
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY t.person_id, t.rank, t.id;

-- name: list_posts_of_units
SELECT r.* FROM roles_held AS r JOIN people AS p ON p.id = r.person_id
WHERE p.ended_why IS NULL AND r.since <= :day AND (r.until IS NULL OR r.until > :day)
  AND REPLACE(CAST(:roles AS TEXT), ',' || r.role || ',', '') <> CAST(:roles AS TEXT)
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || r.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY r.since, r.id;

-- name: list_stand_ins
-- Roles somebody took over for another for a time.
SELECT * FROM roles_held
WHERE stands_in_for = :person_id AND (until IS NULL OR until > :day)
ORDER BY since, id;

-- name: list_resting_among
SELECT DISTINCT person_id FROM helper_rests
WHERE REPLACE(CAST(:person_ids AS TEXT), ',' || person_id || ',', '') <> CAST(:person_ids AS TEXT)
  AND ended_at IS NULL AND since <= :at AND (until IS NULL OR until > :at);

-- name: list_open_of_units
-- What is open of these kinds, the most pressing first, then the oldest.
SELECT id FROM cases
WHERE ended_at IS NULL
  AND REPLACE(CAST(:kinds AS TEXT), ',' || kind || ',', '') <> CAST(:kinds AS TEXT)
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY opened_at, id LIMIT :most;

-- name: count_unasked_since^
-- What was said to somebody unasked, and what waits to be said.
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM outbox
WHERE person_id = :person_id AND unasked = 1
  AND (state IN ('flying', 'due', 'held') OR sent_at >= :since);

-- name: list_patients_of
-- Whose family doctor somebody is, wherever they live.
SELECT p.* FROM people AS p JOIN person_cards AS c ON c.person_id = p.id
WHERE c.family_doctor_id = :doctor_id AND p.ended_why IS NULL AND p.guest = 0
ORDER BY p.unit_id, p.id;
