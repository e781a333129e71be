-- name: cases_without_signs
-- illnesses whose words were not looked at yet, or were added to since
SELECT c.* FROM cases c LEFT JOIN case_signs s ON s.case_id = c.id
WHERE c.opened_at >= :since AND c.state <> 'draft'
  AND REPLACE(CAST(:kinds AS TEXT), ',' || c.kind || ',', '') <> CAST(:kinds AS TEXT)
  AND (s.case_id IS NULL OR s.noted_at < c.changed_at OR EXISTS (
    SELECT 1 FROM said w WHERE w.case_id = c.id AND w.at > s.noted_at))
ORDER BY c.opened_at, c.id LIMIT :most;

-- name: put_case_signs!
INSERT INTO case_signs (case_id, unit_id, opened_at, signs, noted_at)
VALUES (:case_id, :unit_id, :opened_at, :signs, :noted_at)
ON CONFLICT (case_id) DO UPDATE SET
  unit_id = excluded.unit_id, signs = excluded.signs, noted_at = excluded.noted_at;

-- name: list_sick
-- with whom it is about; a case that was withdrawn or undone does not count
SELECT s.case_id, s.unit_id, s.opened_at, s.signs, c.ended_at,
  COALESCE(c.subject_id, c.author_id, c.id) AS who,
  CASE WHEN p.ended_why = 'died' THEN 1 ELSE 0 END AS died,
  CASE WHEN h.person_id IS NULL THEN 0 ELSE 1 END AS hospital
FROM case_signs s JOIN cases c ON c.id = s.case_id
LEFT JOIN people p ON p.id = COALESCE(c.subject_id, c.author_id)
LEFT JOIN person_tags h ON h.person_id = p.id AND h.tag = 'in_hospital' AND h.until IS NULL
WHERE s.opened_at >= :since AND s.signs <> '' AND c.state <> 'cancelled'
ORDER BY s.opened_at, s.case_id;

-- name: list_sick_of
SELECT s.case_id, s.unit_id, s.opened_at, s.signs, c.ended_at,
  COALESCE(c.subject_id, c.author_id, c.id) AS who,
  CASE WHEN p.ended_why = 'died' THEN 1 ELSE 0 END AS died,
  CASE WHEN h.person_id IS NULL THEN 0 ELSE 1 END AS hospital
FROM case_signs s JOIN cases c ON c.id = s.case_id
LEFT JOIN people p ON p.id = COALESCE(c.subject_id, c.author_id)
LEFT JOIN person_tags h ON h.person_id = p.id AND h.tag = 'in_hospital' AND h.until IS NULL
WHERE (s.opened_at >= :since OR c.ended_at IS NULL) AND s.signs <> '' AND c.state <> 'cancelled'
  AND s.unit_id IN (SELECT near.id FROM units near WHERE
    REPLACE(CAST(:unit_ids AS TEXT), ',' || near.id || ',', '') <> CAST(:unit_ids AS TEXT))
ORDER BY s.opened_at, s.case_id;

-- name: add_cluster!
INSERT INTO clusters (id, unit_id, rule, count, first_at, last_at, told_at)
VALUES (:id, :unit_id, :rule, :count, :first_at, :last_at, :told_at);

-- name: grow_cluster^
-- no row: nobody more
UPDATE clusters SET count = :count, last_at = :last_at
WHERE id = :id AND (count <> :count OR last_at <> :last_at)
RETURNING id;

-- name: find_cluster^
SELECT * FROM clusters WHERE id = :id;

-- name: last_cluster^
SELECT * FROM clusters WHERE unit_id = :unit_id AND rule = :rule ORDER BY last_at DESC, id DESC
LIMIT 1;

-- name: see_cluster^
-- no row: somebody saw it first
UPDATE clusters SET seen_by = :by_id, seen_at = :at WHERE id = :id AND seen_at IS NULL
RETURNING id;

-- name: list_clusters_between
SELECT * FROM clusters WHERE last_at >= :since AND first_at < :until ORDER BY first_at, id;

-- name: look_again_at!
-- before any moment at which something was noted
UPDATE case_signs SET noted_at = '' WHERE opened_at >= :since AND case_id IN (
  SELECT id FROM cases
  WHERE subject_id = :person_id OR (subject_id IS NULL AND author_id = :person_id)
);

-- name: delete_signs_of!
DELETE FROM case_signs WHERE case_id IN (
  SELECT id FROM cases WHERE subject_id = :person_id
    OR (subject_id IS NULL AND author_id = :person_id)
);

-- name: blank_cluster_hands!
UPDATE clusters SET seen_by = NULL WHERE seen_by = :person_id;
