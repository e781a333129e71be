-- name: add_rest!
INSERT INTO helper_rests (id, person_id, why, since, until, ask_at)
VALUES (:id, :person_id, :why, :since, :until, :ask_at);

-- name: end_rests
-- Said to be back, or off in another way: nothing said before holds any more.
UPDATE helper_rests SET ended_at = :at
WHERE person_id = :person_id AND ended_at IS NULL AND (until IS NULL OR until > :at)
RETURNING id;

-- name: list_rests_of
SELECT * FROM helper_rests
WHERE person_id = :person_id AND ended_at IS NULL AND (until IS NULL OR until > :at)
ORDER BY since, id;

-- name: list_rests_to_ask
SELECT * FROM helper_rests
WHERE ended_at IS NULL AND asked_at IS NULL AND ask_at <= :at
ORDER BY ask_at, id;

-- name: next_rest_to_ask^
SELECT MIN(ask_at) AS at FROM helper_rests
WHERE ended_at IS NULL AND asked_at IS NULL AND ask_at IS NOT NULL;

-- name: mark_rest_asked^
UPDATE helper_rests SET asked_at = :at WHERE id = :id AND asked_at IS NULL RETURNING id;

-- name: rest_longer!
UPDATE helper_rests SET ask_at = :ask_at, asked_at = NULL WHERE id = :id AND ended_at IS NULL;

-- name: delete_rests_of!
DELETE FROM helper_rests WHERE person_id = :person_id;

-- name: departure_of^
SELECT leave_from FROM ride_requests WHERE case_id = :case_id;

-- name: departures_of
-- When the rides leave that somebody has promised to drive, and the trips they offer seats in.
SELECT r.case_id, r.leave_from FROM ride_requests AS r JOIN cases AS c ON c.id = r.case_id
WHERE c.claimed_by = :person_id AND c.ended_at IS NULL
UNION ALL
SELECT t.case_id, t.leaves_at AS leave_from FROM trips AS t
WHERE t.driver_id = :person_id AND t.case_id IS NOT NULL AND t.state IN ('open', 'under_way')
ORDER BY 1;
