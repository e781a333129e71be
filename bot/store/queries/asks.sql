-- name: ask_person^
-- no row: asked for this matter before
INSERT INTO asks (case_id, person_id, at) VALUES (:case, :person, :at)
ON CONFLICT (case_id, person_id) DO NOTHING RETURNING person_id;

-- name: answer_ask!
-- also somebody who was not asked may answer
INSERT INTO asks (case_id, person_id, at, answer, answered_at)
VALUES (:case, :person, :at, :answer, :at)
ON CONFLICT (case_id, person_id) DO UPDATE SET answer = excluded.answer,
  answered_at = excluded.answered_at;

-- name: asked_for
SELECT * FROM asks WHERE case_id = :case ORDER BY at, person_id;

-- name: last_asked
SELECT person_id, MAX(at) AS at FROM asks
WHERE ',' || CAST(:people AS TEXT) || ',' LIKE '%,' || person_id || ',%'
GROUP BY person_id ORDER BY person_id;

-- name: said_no_since
SELECT DISTINCT person_id FROM asks
WHERE answer = 'no' AND answered_at >= :since
  AND ',' || CAST(:people AS TEXT) || ',' LIKE '%,' || person_id || ',%'
ORDER BY person_id;
