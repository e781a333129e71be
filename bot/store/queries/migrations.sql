-- name: applied_migrations
-- What this database has been through, in order.
SELECT number, name FROM migrations ORDER BY number;
