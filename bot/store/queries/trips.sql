-- name: add_trip!
INSERT INTO trips (id, driver_id, vehicle_id, unit_id, origin, destination, place_key, leaves_at,
  leaves_until, seats, taken, wheelchair, alone, two_way, detour, case_id, state, opened_at,
  changed_at, ended_at)
VALUES (:id, :driver_id, :vehicle_id, :unit_id, :origin, :destination, :place_key, :leaves_at,
  :leaves_until, :seats, 0, :wheelchair, 0, :two_way, :detour, :case_id, :state, :opened_at,
  :changed_at, :ended_at);

-- name: save_trip!
-- everything but its seats: those move with bookings and by resize_trip alone
UPDATE trips SET vehicle_id = :vehicle_id, unit_id = :unit_id, origin = :origin,
  destination = :destination, place_key = :place_key, leaves_at = :leaves_at,
  leaves_until = :leaves_until, wheelchair = :wheelchair, two_way = :two_way,
  detour = :detour, case_id = :case_id, state = :state, changed_at = :changed_at, ended_at = :ended_at
WHERE id = :id;

-- name: find_trip^
SELECT * FROM trips WHERE id = :id;

-- name: trip_of_case^
SELECT * FROM trips WHERE case_id = :case ORDER BY id DESC LIMIT 1;

-- name: open_trips
SELECT * FROM trips WHERE state = 'open' AND leaves_at >= :first AND leaves_at <= :last
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%'
ORDER BY leaves_at, id;

-- name: trips_of_driver
SELECT * FROM trips WHERE driver_id = :person AND state <> 'cancelled'
  AND leaves_at >= :first AND leaves_at <= :last
ORDER BY leaves_at, id;

-- name: offered_trips
-- seats offered that are not over
SELECT * FROM trips WHERE state IN ('open', 'under_way') AND case_id IS NOT NULL
ORDER BY leaves_at, id;

-- name: offered_trips_sat_in
-- those a passenger sits in, or sat in before
SELECT * FROM trips t WHERE t.state IN ('open', 'under_way') AND t.case_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM bookings b WHERE b.trip_id = t.id AND b.case_id = CAST(:case AS TEXT))
ORDER BY t.leaves_at, t.id;

-- name: take_seats^
-- no row: no room, or somebody infectious, or the case sits in a car already
UPDATE trips SET taken = taken + CAST(:seats AS BIGINT), changed_at = :at,
  alone = CASE WHEN CAST(:alone AS INTEGER) = 1 THEN 1 ELSE alone END
WHERE id = :trip AND state = 'open' AND alone = 0
  AND taken + CAST(:seats AS BIGINT) <= seats
  AND (CAST(:alone AS INTEGER) = 0 OR taken = 0)
  AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.case_id = CAST(:case AS TEXT)
    AND b.state IN ('booked', 'confirmed', 'boarded', 'there', 'ready'))
RETURNING id;

-- name: give_back_seats!
UPDATE trips SET taken = taken - CAST(:seats AS BIGINT), changed_at = :at,
  alone = CASE WHEN taken - CAST(:seats AS BIGINT) = 0 THEN 0 ELSE alone END
WHERE id = :trip;

-- name: resize_trip^
-- no row: fewer than are taken
UPDATE trips SET seats = CAST(:seats AS BIGINT), changed_at = :at
WHERE id = :trip AND CAST(:seats AS BIGINT) >= taken RETURNING id;

-- name: shift_taken^
-- no row: so many more do not fit
UPDATE trips SET taken = taken + CAST(:more AS BIGINT), changed_at = :at
WHERE id = :trip AND taken + CAST(:more AS BIGINT) BETWEEN 0 AND seats RETURNING id;

-- name: resize_booking!
UPDATE bookings SET changed_at = :at, seats = CAST(:seats AS BIGINT)
WHERE id = :id AND state IN ('booked', 'confirmed', 'boarded', 'there', 'ready');

-- name: add_booking!
INSERT INTO bookings (id, trip_id, case_id, seats, state, position, word, booked_at, changed_at)
VALUES (:id, :trip_id, :case_id, :seats, :state, :position, :word, :booked_at, :changed_at);

-- name: end_booking^
-- no row: it had ended before
UPDATE bookings SET state = :state, why = :why, changed_at = :at, ended_at = :at
WHERE id = :id AND state IN ('booked', 'confirmed', 'boarded', 'there', 'ready')
RETURNING *;

-- name: move_booking^
UPDATE bookings SET state = :state, changed_at = :at
WHERE id = :id AND state IN ('booked', 'confirmed', 'boarded', 'there', 'ready')
RETURNING *;

-- name: booking_of_case^
-- the live one, else the latest
SELECT * FROM bookings WHERE case_id = :case
ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, booked_at DESC, id DESC LIMIT 1;

-- name: bookings_of_trip
SELECT * FROM bookings WHERE trip_id = :trip
ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, position, booked_at, id;

-- name: put_position!
UPDATE bookings SET position = :position WHERE trip_id = :trip AND id = :id;
