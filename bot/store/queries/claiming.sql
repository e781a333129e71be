-- name: put_claim_wait!
-- asked anew, what was answered before does not count
INSERT INTO claim_waits (case_id, person_id, what, by_id, at, until, answer)
VALUES (:case, :person, :what, :by, :at, :until, :answer)
ON CONFLICT (case_id, person_id, what) DO UPDATE SET by_id = excluded.by_id, at = excluded.at,
  until = excluded.until, answer = excluded.answer;

-- name: claim_waits_of
-- who waits for an answer or a call, first who was first
SELECT * FROM claim_waits WHERE case_id = :case AND what = :what AND answer IS NULL
ORDER BY at, person_id;

-- name: claim_waits_due
SELECT * FROM claim_waits WHERE answer IS NULL AND until <= :now ORDER BY until, case_id, person_id;

-- name: next_claim_wait^
SELECT MIN(until) AS at FROM claim_waits WHERE answer IS NULL AND until IS NOT NULL;

-- name: delete_claim_waits!
DELETE FROM claim_waits WHERE person_id = :person;

-- name: empty_claim_waits_by!
UPDATE claim_waits SET by_id = NULL WHERE by_id = :person;

-- name: claim_record^
-- what somebody took by themselves since then, and how much of it they carried out
SELECT COUNT(DISTINCT c.id) AS claimed,
  COUNT(DISTINCT CASE WHEN c.answered_by = :person THEN c.id END) AS done
FROM case_events e JOIN cases c ON c.id = e.case_id
WHERE e.who = :person AND e.what = 'claimed' AND e.at >= :since AND c.kind = 'help';

-- name: tasks_carried
-- how many tasks each helper carried out; whose they were is not asked
SELECT COUNT(*) AS n FROM cases
WHERE kind = 'help' AND answered_by IS NOT NULL AND outcome IS NOT NULL
  AND answered_by <> COALESCE(author_id, '') AND answered_at >= :since
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%'
GROUP BY answered_by ORDER BY n DESC;

-- name: count_role_holders^
SELECT COUNT(DISTINCT person_id) AS n FROM roles_held
WHERE since <= :day AND (until IS NULL OR until > :day)
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%';
