-- name: list_columns
-- Every column of every table; `key_place` is its place in the primary key, or 0.
SELECT CAST(t.relname AS TEXT) AS of_table, CAST(c.attname AS TEXT) AS name,
  CAST(format_type(c.atttypid, c.atttypmod) AS TEXT) AS kind,
  COALESCE(array_position(k.conkey, c.attnum), 0) AS key_place
FROM pg_class AS t
JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
LEFT JOIN pg_constraint AS k ON k.conrelid = t.oid AND k.contype = 'p'
WHERE t.relkind = 'r'
  AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
ORDER BY CAST(t.relname AS TEXT), c.attnum;

-- name: list_references
-- Every column that names a row of a table, and how to say so again.
SELECT CAST(t.relname AS TEXT) AS of_table, CAST(r.conname AS TEXT) AS name,
  CAST(c.attname AS TEXT) AS from_column, CAST(o.relname AS TEXT) AS to_table,
  pg_get_constraintdef(r.oid) AS definition
FROM pg_constraint AS r
JOIN pg_class AS t ON t.oid = r.conrelid
JOIN pg_class AS o ON o.oid = r.confrelid
JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum = r.conkey[1]
WHERE r.contype = 'f'
  AND t.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
ORDER BY CAST(t.relname AS TEXT), CAST(r.conname AS TEXT);

-- name: list_lock_holders
-- Who else is at work here: whoever leads, or changes the tables, holds an advisory lock.
SELECT l.pid AS held FROM pg_locks AS l
JOIN pg_database AS d ON d.oid = l.database AND d.datname = current_database()
WHERE l.locktype = 'advisory' AND l.pid <> pg_backend_pid();
