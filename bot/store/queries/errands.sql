-- name: add_errand_step!
INSERT INTO errand_steps (id, case_id, at, who, what, ref)
VALUES (:id, :case, :at, :who, :what, :ref);

-- name: errand_steps_of
SELECT * FROM errand_steps WHERE case_id = :case ORDER BY id;

-- name: held_errands
-- taken and not done, of these categories, for what was promised for a time
SELECT * FROM cases WHERE kind = 'help' AND state = 'claimed' AND ended_at IS NULL
AND paused_until IS NULL AND ',' || CAST(:categories AS TEXT) || ',' LIKE '%,' || category || ',%'
ORDER BY claimed_at, id LIMIT :most;

-- name: waiting_errands
-- what waits for somebody in these units, worst first
SELECT * FROM cases WHERE kind = 'help' AND state = 'open' AND ended_at IS NULL
AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%'
ORDER BY CASE acuity WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 WHEN 'same_day' THEN 2 ELSE 3 END,
  opened_at, id LIMIT :most;

-- name: put_exit!
INSERT INTO exits (case_id, person_id, side, since) VALUES (:case, :person, :side, :since)
ON CONFLICT (case_id, person_id) DO UPDATE SET since = excluded.since
WHERE exits.asked_at IS NULL AND exits.answer IS NULL;

-- name: answer_exit!
UPDATE exits SET answer = :answer, answered_at = :at WHERE case_id = :case AND person_id = :person;

-- name: note_exit_asked!
UPDATE exits SET asked_at = :at WHERE person_id = :person AND side = 'helper'
AND asked_at IS NULL AND since <= :before;

-- name: exits_to_ask
-- helpers whose tasks ended before, and who were not asked yet
SELECT * FROM exits WHERE side = 'helper' AND asked_at IS NULL AND answer IS NULL
AND since <= :before ORDER BY person_id, since, case_id;

-- name: first_exit^
SELECT MIN(since) AS at FROM exits WHERE side = 'helper' AND asked_at IS NULL AND answer IS NULL;

-- name: exits_of
SELECT * FROM exits WHERE person_id = :person ORDER BY since DESC, case_id DESC LIMIT :most;

-- name: find_exit^
SELECT * FROM exits WHERE case_id = :case AND person_id = :person;
