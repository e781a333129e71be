-- name: open_by_unit
-- how much is open in each unit, and how much of it is a danger; no names, no numbers
SELECT unit_id, CAST(COUNT(*) AS BIGINT) AS open_now,
  CAST(SUM(CASE WHEN acuity = 'emergency' THEN 1 ELSE 0 END) AS BIGINT) AS danger
FROM cases WHERE ended_at IS NULL AND state <> 'draft' GROUP BY unit_id;

-- name: done_by_unit
-- what was closed since, and how much of it nobody confirmed
SELECT unit_id, CAST(COUNT(*) AS BIGINT) AS closed,
  CAST(SUM(unconfirmed) AS BIGINT) AS unconfirmed
FROM cases WHERE state = 'closed' AND ended_at > :since GROUP BY unit_id;

-- name: households_by_unit
SELECT unit_id, CAST(COUNT(*) AS BIGINT) AS n FROM households GROUP BY unit_id;

-- name: roles_by_unit
-- how many hold each role where, on a day
SELECT unit_id, role, CAST(COUNT(DISTINCT person_id) AS BIGINT) AS n FROM roles_held
WHERE since <= :day AND (until IS NULL OR until > :day)
GROUP BY unit_id, role;
