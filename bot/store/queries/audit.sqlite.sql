-- name: audit_file^
SELECT file FROM pragma_database_list WHERE name = 'main';
