-- name: every_column
SELECT
  CAST(table_name AS TEXT) AS of_table,
  CAST(column_name AS TEXT) AS name,
  CAST(data_type AS TEXT) AS kind,
  CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS not_null
FROM information_schema.columns
WHERE table_schema = current_schema()
ORDER BY table_name, ordinal_position;

-- name: every_index
SELECT CAST(indexname AS TEXT) AS name FROM pg_indexes
WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key';

-- name: when_applied
SELECT applied_at AS at FROM migrations;
