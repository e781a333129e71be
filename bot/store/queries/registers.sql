-- name: add_register_switch!
INSERT INTO register_switches (id, code, unit_id, on_now, until, by_id, at)
VALUES (:id, :code, :unit_id, :on_now, :until, :by_id, :at);

-- name: list_register_switches
-- the latest first
SELECT * FROM register_switches
WHERE (CAST(:code AS TEXT) IS NULL OR code = :code)
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY at DESC, id DESC;

-- name: list_register_switches_ending
SELECT * FROM register_switches WHERE on_now = 1 AND until = :day ORDER BY id;

-- name: add_register_entry^
-- the same thing told twice stands there once
INSERT INTO register_entries (
  id, code, unit_id, day, at, by_id, person_id, household_id, fields, source, ref
) VALUES (
  :id, :code, :unit_id, :day, :at, :by_id, :person_id, :household_id, :fields, :source, :ref
)
ON CONFLICT (code, ref) DO NOTHING
RETURNING id;

-- name: put_register_entry!
INSERT INTO register_entries (
  id, code, unit_id, day, at, by_id, person_id, household_id, fields, source, ref
) VALUES (
  :id, :code, :unit_id, :day, :at, :by_id, :person_id, :household_id, :fields, :source, :ref
)
ON CONFLICT (code, ref) DO UPDATE SET
  fields = excluded.fields, at = excluded.at, by_id = excluded.by_id;

-- name: find_register_entry^
SELECT * FROM register_entries WHERE code = :code AND ref = :ref;

-- name: list_register_entries
SELECT * FROM register_entries
WHERE code = :code AND day >= :since AND day <= :until
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY day, at, id;

-- name: count_register_entries
SELECT code, CAST(COUNT(*) AS BIGINT) AS n FROM register_entries
WHERE day >= :since AND day <= :until
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY code;

-- name: oldest_register_entries
SELECT code, MIN(at) AS at FROM register_entries GROUP BY code;

-- name: drop_register_entries
DELETE FROM register_entries WHERE id IN (
  SELECT id FROM register_entries WHERE code = :code AND at < :before ORDER BY at LIMIT :most
) RETURNING id;

-- name: delete_register_entries_of!
DELETE FROM register_entries WHERE person_id = :person_id;

-- name: delete_register_entries_naming!
DELETE FROM register_entries
WHERE REPLACE(fields, :name, '') <> fields
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: blank_register_hands!
UPDATE register_entries SET by_id = NULL WHERE by_id = :person_id;

-- name: blank_switch_hands!
UPDATE register_switches SET by_id = NULL WHERE by_id = :person_id;

-- name: count_cases_by_sort
-- of these units, by kind and category; what was never more than a question is not counted
SELECT kind, category, CAST(COUNT(*) AS BIGINT) AS n FROM cases
WHERE opened_at >= :since AND opened_at < :until AND state <> 'draft'
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY kind, category;
