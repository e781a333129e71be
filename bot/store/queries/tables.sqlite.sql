-- name: list_columns
-- Every column of every table; `key_place` is its place in the primary key, or 0.
SELECT t.name AS of_table, c.name AS name, LOWER(c.type) AS kind, c.pk AS key_place
FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
ORDER BY t.name, c.cid;

-- name: list_references
-- Every column that names a row of a table.
SELECT t.name AS of_table, CAST(r.id AS TEXT) AS name, r."from" AS from_column,
  r."table" AS to_table, '' AS definition
FROM sqlite_master AS t JOIN pragma_foreign_key_list(t.name) AS r
WHERE t.type = 'table'
ORDER BY t.name, r.id DESC;

-- name: list_lock_holders
-- Who else is at work here: where the database is a file, locked files tell.
SELECT 1 AS held WHERE 1 = 0;
