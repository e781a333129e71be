-- name: every_column
SELECT t.name AS of_table, c.name AS name, c.type AS kind, MIN(c."notnull" + c.pk, 1) AS not_null
FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
ORDER BY t.name, c.cid;

-- name: every_index
SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL;

-- name: when_applied
SELECT applied_at AS at FROM migrations;
