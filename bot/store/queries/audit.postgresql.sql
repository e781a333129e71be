-- name: audit_database_damaged
-- Indexes that could not be built and are not used.
SELECT CAST(i.indexrelid::regclass AS TEXT) AS key, CAST(i.indexrelid::regclass AS TEXT) AS ref,
  1 AS bad
FROM pg_index AS i
WHERE NOT i.indisvalid
LIMIT CAST(:most AS BIGINT);

-- name: audit_reference_lost
-- The database itself sees to references, unless somebody has told it not to.
SELECT u.ref AS key, u.ref, 1 AS bad FROM (
  SELECT CAST(c.conrelid::regclass AS TEXT) || ' > ' || CAST(c.conname AS TEXT) AS ref
  FROM pg_constraint AS c
  WHERE c.contype IN ('f', 'c') AND NOT c.convalidated
  UNION
  SELECT CAST(t.tgrelid::regclass AS TEXT) || ' > ' || CAST(c.conname AS TEXT)
  FROM pg_trigger AS t JOIN pg_constraint AS c ON c.oid = t.tgconstraint
  WHERE t.tgenabled <> 'O'
) AS u
LIMIT CAST(:most AS BIGINT);
