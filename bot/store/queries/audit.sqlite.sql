-- name: audit_database_damaged
SELECT integrity_check AS key, integrity_check AS ref, 1 AS bad
FROM pragma_integrity_check(:most)
WHERE integrity_check <> 'ok';

-- name: audit_reference_lost
SELECT "table" || ' > ' || parent AS key, "table" || ' > ' || parent AS ref, 1 AS bad
FROM pragma_foreign_key_check
GROUP BY "table", parent
LIMIT :most;
