-- name: migrations_table^
-- Whether the table exists at all: a new database has none.
SELECT CAST(table_name AS TEXT) AS name FROM information_schema.tables
WHERE table_schema = current_schema() AND table_name = 'migrations';
