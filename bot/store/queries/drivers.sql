-- name: add_vehicle^
INSERT INTO vehicles (
  id, owner_id, seats, what, plate, wheelchair, stretcher, oxygen, child_seat, truck, night, since
) VALUES (
  :id, :owner_id, :seats, :what, :plate, :wheelchair, :stretcher, :oxygen, :child_seat, :truck,
  :night, :since
)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: end_vehicles!
UPDATE vehicles SET ended_at = :at WHERE owner_id = :owner_id AND ended_at IS NULL;

-- name: find_vehicle^
SELECT * FROM vehicles WHERE id = :id;

-- name: list_vehicles_of
SELECT * FROM vehicles
WHERE ended_at IS NULL
  AND REPLACE(CAST(:owner_ids AS TEXT), ',' || owner_id || ',', '') <> CAST(:owner_ids AS TEXT)
ORDER BY owner_id, since DESC, id DESC;

-- name: list_drivers_at
-- Role-holders of these units, and members of fleets that help there on the day.
SELECT r.person_id AS person_id, r.unit_id AS unit_id
FROM roles_held AS r JOIN people AS p ON p.id = r.person_id
WHERE r.role = 'driver' AND p.ended_why IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || r.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
  AND r.since <= :day AND (r.until IS NULL OR r.until > :day)
UNION
SELECT m.person_id AS person_id, t.unit_id AS unit_id
FROM team_places AS t
JOIN teams AS f ON f.id = t.team_id
JOIN team_members AS m ON m.team_id = t.team_id
JOIN people AS p ON p.id = m.person_id
WHERE f.kind = 'fleet' AND (f.until IS NULL OR f.until >= :day) AND p.ended_why IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || t.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
  AND t.since <= :day AND (t.until IS NULL OR t.until >= :day)
ORDER BY person_id, unit_id;

-- name: list_helpers
SELECT * FROM helpers
WHERE REPLACE(CAST(:person_ids AS TEXT), ',' || person_id || ',', '') <> CAST(:person_ids AS TEXT)
ORDER BY person_id;

-- name: list_resting
SELECT DISTINCT person_id FROM helper_rests
WHERE REPLACE(CAST(:person_ids AS TEXT), ',' || person_id || ',', '') <> CAST(:person_ids AS TEXT)
  AND ended_at IS NULL AND since <= :at AND (until IS NULL OR until > :at)
ORDER BY person_id;

-- name: count_trips_of
SELECT driver_id, CAST(COUNT(*) AS BIGINT) AS n FROM trips
WHERE REPLACE(CAST(:person_ids AS TEXT), ',' || driver_id || ',', '') <> CAST(:person_ids AS TEXT)
  AND leaves_at >= :since AND leaves_at < :until AND state <> 'cancelled'
GROUP BY driver_id
ORDER BY driver_id;

-- name: list_asked
SELECT person_id, MAX(at) AS at,
  MAX(CASE WHEN answer = 'no' THEN answered_at END) AS refused_at
FROM asks
WHERE REPLACE(CAST(:person_ids AS TEXT), ',' || person_id || ',', '') <> CAST(:person_ids AS TEXT)
GROUP BY person_id
ORDER BY person_id;

-- name: set_helper_hours!
INSERT INTO helpers (person_id, opens, changed_at) VALUES (:person_id, :opens, :at)
ON CONFLICT (person_id) DO UPDATE SET opens = excluded.opens, changed_at = excluded.changed_at;

-- name: add_helper_hours^
INSERT INTO helpers (person_id, opens, changed_at) VALUES (:person_id, :opens, :at)
ON CONFLICT (person_id) DO NOTHING
RETURNING person_id;

-- name: keep_car_draft!
INSERT INTO helpers (person_id, draft, changed_at) VALUES (:person_id, :draft, :at)
ON CONFLICT (person_id) DO UPDATE SET draft = excluded.draft, changed_at = excluded.changed_at;

-- name: agree_to_drive!
INSERT INTO helpers (person_id, agreed_at, unit_id, accepted, changed_at)
VALUES (:person_id, :at, :unit_id, 'asked', :at)
ON CONFLICT (person_id) DO UPDATE SET
  agreed_at = excluded.agreed_at, unit_id = excluded.unit_id, accepted = 'asked',
  accepted_by = NULL, changed_at = excluded.changed_at;

-- name: accept_driver^
-- Whoever answers first has answered.
UPDATE helpers SET accepted = :answer, accepted_by = :by_id, changed_at = :at
WHERE person_id = :person_id AND accepted = 'asked'
RETURNING person_id, unit_id;

-- name: set_vehicle_night!
UPDATE vehicles SET night = :night WHERE owner_id = :owner_id AND ended_at IS NULL;

-- name: empty_vehicles!
UPDATE vehicles SET plate = NULL, what = '', ended_at = COALESCE(ended_at, since)
WHERE owner_id = :person_id;

-- name: delete_helper!
DELETE FROM helpers WHERE person_id = :person_id;

-- name: delete_helper_answers!
UPDATE helpers SET accepted_by = NULL WHERE accepted_by = :person_id;
