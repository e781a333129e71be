-- name: drop_old_seats
-- who had a seat at a date that was long ago; the date itself stays for the count
DELETE FROM session_seats WHERE session_id IN (
  SELECT s.id FROM sessions AS s WHERE s.ends_at < :before AND s.state IN ('over', 'cancelled')
    AND EXISTS (SELECT 1 FROM session_seats AS t WHERE t.session_id = s.id)
  ORDER BY s.ends_at LIMIT :most
) RETURNING person_id AS id;

-- name: drop_old_imports
DELETE FROM roster_imports WHERE id IN (
  SELECT id FROM roster_imports
  WHERE begun_at < :before AND state NOT IN ('wanted', 'running') ORDER BY begun_at LIMIT :most
) RETURNING id;

-- name: drop_old_follow_ups
DELETE FROM follow_ups WHERE id IN (
  SELECT id FROM follow_ups WHERE due_at < :before ORDER BY due_at LIMIT :most
) RETURNING id;

-- name: drop_old_round_answers
DELETE FROM round_answers WHERE id IN (
  SELECT id FROM round_answers WHERE asked_at < :before ORDER BY asked_at LIMIT :most
) RETURNING id;

-- name: drop_old_round_readings
DELETE FROM round_readings WHERE asked_at IN (
  SELECT asked_at FROM round_readings WHERE asked_at < :before ORDER BY asked_at LIMIT :most
) RETURNING person_id AS id;

-- name: drop_old_round_watches
DELETE FROM round_watches WHERE id IN (
  SELECT id FROM round_watches WHERE until < :before ORDER BY until LIMIT :most
) RETURNING id;

-- name: drop_old_round_holds
DELETE FROM round_holds WHERE id IN (
  SELECT id FROM round_holds WHERE COALESCE(ended_at, until) < :before
  ORDER BY since LIMIT :most
) RETURNING id;

-- name: drop_old_round_lines
DELETE FROM round_lines WHERE list_id IN (
  SELECT l.id FROM round_lists AS l WHERE l.made_at < :before
    AND EXISTS (SELECT 1 FROM round_lines AS n WHERE n.list_id = l.id)
  ORDER BY l.made_at LIMIT :most
) RETURNING list_id AS id;

-- name: drop_old_dispute_doors
DELETE FROM dispute_doors WHERE case_id IN (
  SELECT case_id FROM dispute_doors WHERE at < :before ORDER BY at LIMIT :most
) RETURNING case_id AS id;

-- name: drop_old_sightings
DELETE FROM people_seen WHERE at IN (
  SELECT at FROM people_seen WHERE at < :before ORDER BY at LIMIT :most
) RETURNING person_id AS id;
