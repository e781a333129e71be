-- name: put_ride_series!
INSERT INTO ride_series (id, unit_id, state, person_id, author_id, proxy_id, household_id, origin,
  destination, weekdays, clock, appointment, part, seats, wheelchair, child_seat, infectious,
  two_way, purpose, first_day, last_day, first_driver, second_driver, always_until, asks, asked,
  asked_at, pending, asked_for, opened_at, changed_at, ended_at, why)
VALUES (:id, :unit_id, :state, :person_id, :author_id, :proxy_id, :household_id, :origin,
  :destination, :weekdays, :clock, :appointment, :part, :seats, :wheelchair, :child_seat,
  :infectious, :two_way, :purpose, :first_day, :last_day, :first_driver, :second_driver,
  :always_until, :asks, :asked, :asked_at, :pending, :asked_for, :opened_at, :changed_at,
  :ended_at, :why)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, person_id = excluded.person_id,
  household_id = excluded.household_id, unit_id = excluded.unit_id, origin = excluded.origin,
  destination = excluded.destination, weekdays = excluded.weekdays, clock = excluded.clock,
  appointment = excluded.appointment, part = excluded.part, seats = excluded.seats,
  wheelchair = excluded.wheelchair, child_seat = excluded.child_seat,
  infectious = excluded.infectious, two_way = excluded.two_way, purpose = excluded.purpose,
  first_day = excluded.first_day, last_day = excluded.last_day,
  first_driver = excluded.first_driver, second_driver = excluded.second_driver,
  always_until = excluded.always_until, asks = excluded.asks, asked = excluded.asked,
  asked_at = excluded.asked_at, pending = excluded.pending, asked_for = excluded.asked_for,
  changed_at = excluded.changed_at, ended_at = excluded.ended_at, why = excluded.why;

-- name: find_ride_series^
SELECT * FROM ride_series WHERE id = :id;

-- name: running_ride_series
SELECT * FROM ride_series WHERE state = 'active' ORDER BY id;

-- name: ride_series_of
-- what runs for somebody, or was stopped by a word since then: who rides, asked, reported it
SELECT * FROM ride_series
WHERE (state = 'active' OR (why = 'said' AND ended_at >= CAST(:since AS TEXT)))
  AND (person_id = :person OR author_id = :person OR proxy_id = :person)
ORDER BY id;

-- name: put_other_ride_day!
INSERT INTO ride_series_others (series_id, day, moved_to, clock, why)
VALUES (:series, :day, :moved_to, :clock, :why)
ON CONFLICT (series_id, day) DO UPDATE SET moved_to = excluded.moved_to, clock = excluded.clock,
  why = excluded.why;

-- name: drop_other_ride_day!
DELETE FROM ride_series_others WHERE series_id = :series AND day = :day;

-- name: other_ride_days
SELECT * FROM ride_series_others WHERE series_id = :series ORDER BY day;

-- name: add_series_ride^
-- of two who open the same day one does
INSERT INTO ride_series_rides (series_id, day, on_day, case_id)
VALUES (:series, :day, :on_day, :case)
ON CONFLICT (series_id, day) DO NOTHING RETURNING case_id;

-- name: move_series_ride!
UPDATE ride_series_rides SET on_day = :on_day WHERE series_id = :series AND day = :day;

-- name: drop_series_ride!
DELETE FROM ride_series_rides WHERE series_id = :series AND day = :day;

-- name: series_rides
SELECT * FROM ride_series_rides WHERE series_id = :series ORDER BY day;

-- name: series_ride_of_case^
SELECT * FROM ride_series_rides WHERE case_id = :case;

-- name: who_drove_series
-- rides of one series that ended well, by who drove
SELECT t.driver_id AS driver_id, COUNT(*) AS rides
FROM ride_series_rides s JOIN bookings b ON b.case_id = s.case_id JOIN trips t ON t.id = b.trip_id
WHERE s.series_id = :series AND b.state = 'home'
GROUP BY t.driver_id ORDER BY t.driver_id;

-- name: leave_series_as_first!
UPDATE ride_series SET first_driver = second_driver, second_driver = NULL, always_until = NULL
WHERE first_driver = :person;

-- name: leave_series_as_second!
UPDATE ride_series SET second_driver = NULL WHERE second_driver = :person;

-- name: forget_series_words!
UPDATE ride_series SET origin = NULL, purpose = NULL, pending = NULL WHERE person_id = :person;
