-- name: add_unit^
INSERT INTO units (
  id, parent_id, level, code, name, short_name, landmark, area_code, region, phones,
  reads_counts_only
) VALUES (
  :id, :parent_id, :level, :code, :name, :short_name, :landmark, :area_code, :region, :phones,
  :reads_counts_only
)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: find_unit^
SELECT * FROM units WHERE id = :id;

-- name: find_unit_by_code^
-- Every township has a clinic; a department is asked for by its township.
SELECT * FROM units WHERE code = :code AND level <> 'department' ORDER BY id LIMIT 1;

-- name: find_unit_by_name^
SELECT * FROM units WHERE name = :name OR short_name = :name
ORDER BY CASE WHEN name = :name THEN 0 ELSE 1 END, id LIMIT 1;

-- name: list_ancestors
WITH RECURSIVE line (id, parent_id, depth) AS (
  SELECT id, parent_id, 0 FROM units WHERE id = :unit_id
  UNION ALL
  SELECT u.id, u.parent_id, line.depth + 1 FROM units AS u JOIN line ON u.id = line.parent_id
)
SELECT u.* FROM line JOIN units AS u ON u.id = line.id ORDER BY line.depth;

-- name: list_subtree
WITH RECURSIVE tree (id, depth) AS (
  SELECT id, 0 FROM units WHERE id = :unit_id
  UNION ALL
  SELECT u.id, tree.depth + 1 FROM units AS u JOIN tree ON u.parent_id = tree.id
)
SELECT id FROM tree ORDER BY depth, id;

-- name: list_children
SELECT * FROM units WHERE parent_id = :unit_id ORDER BY id;

-- name: list_grandchildren
SELECT u.* FROM units AS u JOIN units AS over ON over.id = u.parent_id
WHERE over.parent_id = :unit_id ORDER BY u.id;

-- name: list_units_of_level
SELECT * FROM units WHERE level = :level ORDER BY id;

-- name: find_department^
SELECT * FROM units
WHERE parent_id = :township_id AND level = 'department' AND code = :code
ORDER BY id LIMIT 1;

-- name: take_number^
INSERT INTO unit_numbers (unit_id, next_number) SELECT id, 2 FROM units WHERE id = :unit_id
ON CONFLICT (unit_id) DO UPDATE SET next_number = unit_numbers.next_number + 1
RETURNING next_number - 1 AS number;

-- name: add_household^
INSERT INTO households (id, unit_id, name, door, landmark)
VALUES (:id, :unit_id, :name, :door, :landmark)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: find_household^
SELECT * FROM households WHERE id = :id;

-- name: list_households_of_unit
SELECT * FROM households WHERE unit_id = :unit_id ORDER BY id;
