-- name: add_duty^
INSERT INTO duties (id, unit_id, role, person_id, starts_at, ends_at)
VALUES (:id, :unit_id, :role, :person_id, :starts_at, :ends_at)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: list_on_duty
-- who is ill or off is not on duty, whatever the rota says
SELECT d.person_id FROM duties AS d JOIN people AS p ON p.id = d.person_id
WHERE d.unit_id = :unit_id AND d.role = :role AND d.starts_at <= :at AND d.ends_at > :at
  AND p.ended_why IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM helper_rests AS r
    WHERE r.person_id = d.person_id AND r.ended_at IS NULL
      AND r.since <= :at AND (r.until IS NULL OR r.until > :at)
  )
ORDER BY d.starts_at, d.id;

-- name: list_duties_of
SELECT * FROM duties
WHERE person_id = :person_id AND starts_at < :until AND ends_at > :since
ORDER BY starts_at, id;

-- name: delete_duties_of!
DELETE FROM duties WHERE person_id = :person_id;
