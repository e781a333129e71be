-- name: migrations_table^
-- Whether the table exists at all: a new database has none.
SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations';
