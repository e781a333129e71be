-- name: settings_of_the_connection^
SELECT
  (SELECT foreign_keys FROM pragma_foreign_keys) AS foreign_keys,
  (SELECT synchronous FROM pragma_synchronous) AS synchronous,
  (SELECT timeout FROM pragma_busy_timeout) AS busy_timeout;
