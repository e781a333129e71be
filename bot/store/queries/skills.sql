-- name: add_skill^
-- Said again after it was not confirmed: it may be asked anew.
INSERT INTO skills (person_id, code, since) VALUES (:person_id, :code, :since)
ON CONFLICT (person_id, code) DO UPDATE SET since = excluded.since, refused_at = NULL
  WHERE skills.refused_at IS NOT NULL
RETURNING code;

-- name: verify_skill^
UPDATE skills SET verified_by = :by_id, verified_at = :at, refused_at = NULL
WHERE person_id = :person_id AND code = :code AND verified_at IS NULL AND refused_at IS NULL
RETURNING code;

-- name: refuse_skill^
UPDATE skills SET refused_at = :at
WHERE person_id = :person_id AND code = :code AND verified_at IS NULL AND refused_at IS NULL
RETURNING code;

-- name: drop_skill!
DELETE FROM skills WHERE person_id = :person_id AND code = :code;

-- name: list_skills_of
SELECT * FROM skills WHERE person_id = :person_id AND refused_at IS NULL ORDER BY since, code;

-- name: list_skilled
SELECT s.* FROM skills AS s JOIN people AS p ON p.id = s.person_id
WHERE s.code = :code AND s.refused_at IS NULL AND p.ended_why IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY s.since, s.person_id;

-- name: delete_skills_of!
DELETE FROM skills WHERE person_id = :person_id;

-- name: leave_skills_as_verifier!
UPDATE skills SET verified_by = NULL WHERE verified_by = :person_id;
