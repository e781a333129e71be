-- name: put_shared_door!
INSERT INTO shared_doors (household_id, person_id, by_id, at)
VALUES (:household_id, :person_id, :by_id, :at)
ON CONFLICT (household_id) DO UPDATE SET
  person_id = excluded.person_id, by_id = excluded.by_id, at = excluded.at;

-- name: find_shared_door^
SELECT person_id FROM shared_doors WHERE household_id = :household_id;

-- name: list_shared_doors
SELECT s.household_id, s.person_id FROM shared_doors AS s
JOIN households AS h ON h.id = s.household_id WHERE h.unit_id = :unit_id ORDER BY h.id;

-- name: delete_shared_doors_of!
DELETE FROM shared_doors WHERE person_id = :person_id;

-- name: blank_shared_doors_by!
UPDATE shared_doors SET by_id = NULL WHERE by_id = :person_id;
