-- name: audit_unused_indexes
-- Those that could not be built.
SELECT CAST(i.indexrelid::regclass AS TEXT) AS name FROM pg_index AS i
WHERE NOT i.indisvalid
ORDER BY 1;

-- name: audit_unchecked_references
-- The database itself sees to references, unless somebody has told it not to.
SELECT CAST(c.conrelid::regclass AS TEXT) || ' > ' || CAST(c.conname AS TEXT) AS name
FROM pg_constraint AS c
WHERE c.contype IN ('f', 'c') AND NOT c.convalidated
UNION
SELECT CAST(t.tgrelid::regclass AS TEXT) || ' > ' || CAST(c.conname AS TEXT)
FROM pg_trigger AS t JOIN pg_constraint AS c ON c.oid = t.tgconstraint
WHERE t.tgenabled <> 'O'
ORDER BY 1;

-- name: audit_file^
-- A server's files are its own.
SELECT CAST(NULL AS TEXT) AS file;
