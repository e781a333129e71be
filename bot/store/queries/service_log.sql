-- name: drives_of
-- what somebody drives or drove, what was cancelled too
SELECT * FROM trips WHERE driver_id = :person AND leaves_at >= :first AND leaves_at < :last
ORDER BY leaves_at, id;

-- name: deeds_of
-- what somebody has done for others
SELECT kind, category, answered_at, outcome FROM cases
WHERE answered_at >= :first AND answered_at < :last AND joined_to IS NULL
  AND (claimed_by = CAST(:person AS TEXT)
    OR (claimed_by IS NULL AND answered_by = CAST(:person AS TEXT)))
ORDER BY answered_at, id;

-- name: tasks_between
-- what anybody may take, opened in this time; of whom it was taken for nothing
SELECT kind, category, number, unit_id, state, opened_at, claimed_at, claimed_by, answered_by,
  answered_at, outcome
FROM cases
WHERE opened_at >= :first AND opened_at < :last AND state <> 'draft' AND joined_to IS NULL
  AND REPLACE(CAST(:kinds AS TEXT), ',' || kind || ',', '') <> CAST(:kinds AS TEXT)
  AND REPLACE(CAST(:units AS TEXT), ',' || unit_id || ',', '') <> CAST(:units AS TEXT)
ORDER BY opened_at, id;
