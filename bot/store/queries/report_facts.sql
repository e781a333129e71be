-- name: list_case_facts
-- what was opened, answered, ended or open in a span; joined ones count where they joined
SELECT c.unit_id, c.kind, c.category, c.acuity, c.state, c.opened_at, c.claimed_at, c.answered_at,
  c.ended_at, c.outcome, c.unconfirmed
FROM cases c
WHERE c.opened_at < :until AND c.state <> 'draft' AND c.joined_to IS NULL
  AND (c.ended_at IS NULL OR c.ended_at >= :since)
  AND c.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT));

-- name: list_case_times
-- what was opened in a span, with when it was first taken and how often it was reopened
SELECT c.id, c.unit_id, c.kind, c.category, c.acuity, c.state, c.opened_at, c.answered_at,
  c.ended_at, c.outcome, c.unconfirmed,
  (SELECT MIN(e.at) FROM case_events e WHERE e.case_id = c.id AND e.what = 'claimed') AS claimed_at,
  (SELECT CAST(COUNT(*) AS BIGINT) FROM case_events e
    WHERE e.case_id = c.id AND e.what = 'reopened') AS reopened
FROM cases c
WHERE c.opened_at >= :since AND c.opened_at < :until AND c.state <> 'draft'
  AND c.joined_to IS NULL
  AND c.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT));

-- name: count_people_by_colour
SELECT unit_id, COALESCE(colour, '') AS colour, CAST(COUNT(*) AS BIGINT) AS n
FROM people
WHERE ended_on IS NULL AND guest = 0
  AND unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY unit_id, COALESCE(colour, '');

-- name: count_at_home
-- who has a household here: those who work far away have none
SELECT unit_id, CAST(COUNT(*) AS BIGINT) AS n FROM people
WHERE ended_on IS NULL AND guest = 0 AND household_id IS NOT NULL
  AND unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY unit_id;

-- name: count_deaths
SELECT unit_id, CAST(COUNT(*) AS BIGINT) AS n FROM people
WHERE ended_why = 'died' AND ended_on = :day
  AND unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY unit_id;

-- name: count_box_moves
-- times something came into a box or was given out of it
SELECT b.unit_id, e.verb, CAST(COUNT(*) AS BIGINT) AS n
FROM stock_entries e JOIN boxes b ON b.id = e.box_id
LEFT JOIN stock_entries r ON r.reverses = e.id
WHERE e.at >= :since AND e.at < :until AND e.verb IN ('in', 'arrive', 'out') AND r.id IS NULL
  AND b.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY b.unit_id, e.verb;

-- name: count_oximeters
SELECT b.unit_id, CAST(SUM(s.on_hand - s.lent) AS BIGINT) AS n
FROM stock_balances s JOIN boxes b ON b.id = s.box_id JOIN stock_lots l ON l.id = s.lot_id
WHERE s.item = :item AND l.blocked IS NULL
  AND b.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY b.unit_id;

-- name: count_meals_on
SELECT p.unit_id, t.state, CAST(SUM(t.portions) AS BIGINT) AS n
FROM meal_turns t JOIN meal_plans p ON p.id = t.plan_id
WHERE t.day = :day
  AND p.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY p.unit_id, t.state;

-- name: count_referred
SELECT c.unit_id, CAST(COUNT(*) AS BIGINT) AS n
FROM referrals r JOIN cases c ON c.id = r.case_id
WHERE r.at >= :since AND r.at < :until
  AND c.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY c.unit_id;

-- name: list_tree
SELECT id, parent_id, level, name, short_name FROM units;

-- name: overdue_cases
-- open longer than every rung was to wait for it, or above who should have it; nobody's name
SELECT * FROM cases
WHERE ended_at IS NULL AND state IN ('open', 'claimed', 'in_progress') AND joined_to IS NULL
  AND (repeats > 0 OR (claimed_by IS NULL AND level <> 'liaison' AND rung > 0))
  AND (paused_until IS NULL OR paused_until < :now)
  AND unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
  AND REPLACE(CAST(:without AS TEXT), ',' || kind || ',', '') = CAST(:without AS TEXT)
ORDER BY opened_at, id LIMIT :most;

-- name: count_key_people_reached
-- red and yellow ones, and to how many of them somebody really spoke since
SELECT p.unit_id, CAST(COUNT(*) AS BIGINT) AS n,
  CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM contacts c WHERE c.person_id = p.id AND c.at >= :since
    AND (c.found IS NULL OR c.found <> 'not_met')) THEN 1 ELSE 0 END) AS BIGINT) AS reached
FROM people p
WHERE p.ended_on IS NULL AND p.guest = 0 AND p.colour IN ('red', 'yellow')
  AND p.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY p.unit_id;

-- name: count_households_reached
-- doors behind which somebody was really reached since
SELECT p.unit_id, CAST(COUNT(DISTINCT p.household_id) AS BIGINT) AS n
FROM contacts c JOIN people p ON p.id = c.person_id
WHERE c.at >= :since AND (c.found IS NULL OR c.found <> 'not_met') AND p.household_id IS NOT NULL
  AND p.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
GROUP BY p.unit_id;

-- name: list_who_served
-- whoever finished something for others, drove, or has a turn on duty
SELECT person_id FROM (
  SELECT claimed_by AS person_id FROM cases WHERE claimed_by IS NOT NULL AND answered_at >= :since
  UNION SELECT answered_by FROM cases WHERE answered_by IS NOT NULL AND answered_at >= :since
  UNION SELECT driver_id FROM trips WHERE state = 'done' AND leaves_at >= :since
  UNION SELECT person_id FROM duties WHERE ends_at >= :since
) AS served WHERE person_id IS NOT NULL ORDER BY person_id;
