-- name: count_tap_of!
INSERT INTO tap_days (person_id, day, times, held) VALUES (:person_id, :day, :times, :held)
ON CONFLICT (person_id, day) DO UPDATE SET
  times = tap_days.times + excluded.times, held = tap_days.held + excluded.held;

-- name: find_taps_of^
SELECT times, held FROM tap_days WHERE person_id = :person_id AND day = :day;

-- name: any_tap_day_before^
SELECT person_id FROM tap_days WHERE day < :before LIMIT 1;

-- name: drop_tap_days
DELETE FROM tap_days WHERE day < :before RETURNING person_id;

-- name: forget_tap_days!
DELETE FROM tap_days WHERE person_id = :person_id;

-- name: list_taps
SELECT day, unit_id, asked_by, times FROM taps
WHERE day >= :since AND day <= :until
  AND (CAST(:unit_ids AS TEXT) IS NULL
    OR REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT))
ORDER BY day, unit_id, asked_by;

-- name: bring_now!
UPDATE outbox SET due_at = :now
WHERE person_id = :person_id AND state = 'due' AND due_at > :now;
