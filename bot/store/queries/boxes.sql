-- name: add_box^
INSERT INTO boxes (id, unit_id, name, place, hours, keeper_id, deputy_id, kind, opens,
  key_holder_id)
VALUES (:id, :unit_id, :name, :place, :hours, :keeper_id, :deputy_id, :kind, :opens,
  :key_holder_id)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: find_box^
SELECT * FROM boxes WHERE id = :id;

-- name: list_boxes
SELECT * FROM boxes ORDER BY unit_id, id;

-- name: list_boxes_of_unit
SELECT * FROM boxes WHERE unit_id = :unit_id ORDER BY id;

-- name: list_boxes_of_units
SELECT * FROM boxes
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY id;

-- name: boxes_kept_by
SELECT * FROM boxes WHERE keeper_id = :person_id OR deputy_id = :person_id ORDER BY id;

-- name: set_box_keepers!
UPDATE boxes SET keeper_id = :keeper, deputy_id = :deputy, key_holder_id = :key_holder
WHERE id = :id;

-- name: leave_boxes_as_keeper!
UPDATE boxes SET keeper_id = NULL WHERE keeper_id = :person_id;

-- name: leave_boxes_as_deputy!
UPDATE boxes SET deputy_id = NULL WHERE deputy_id = :person_id;

-- name: leave_boxes_as_key_holder!
UPDATE boxes SET key_holder_id = NULL WHERE key_holder_id = :person_id;
