-- name: add_ride_step!
INSERT INTO ride_steps (id, at, trip_id, booking_id, what, who, why)
VALUES (:id, :at, :trip, :booking, :what, :who, :why);

-- name: steps_of_trip
SELECT * FROM ride_steps WHERE trip_id = :trip ORDER BY at, id;

-- name: ride_log
-- one line a passenger, and one for a trip nobody sat in; codes and ids, no illness
SELECT t.id AS trip_id, t.leaves_at, t.driver_id, t.vehicle_id, t.origin, t.destination,
  t.state AS trip_state, b.id AS booking_id, b.case_id, b.seats, b.state AS booking_state,
  b.ended_at, b.why, r.purpose
FROM trips t LEFT JOIN bookings b ON b.trip_id = t.id
LEFT JOIN ride_requests r ON r.case_id = b.case_id
WHERE t.leaves_at >= :first AND t.leaves_at < :last
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || t.unit_id || ',%'
ORDER BY t.leaves_at, t.id, b.position, b.booked_at, b.id;

-- name: mark_ride^
-- no row: it was marked before
INSERT INTO ride_marks (about, what, at) VALUES (:about, :what, :at)
ON CONFLICT (about, what) DO NOTHING RETURNING about;

-- name: ride_marked^
SELECT about FROM ride_marks WHERE about = :about AND what = :what;

-- name: ride_marks_of
SELECT what, at FROM ride_marks WHERE about = :about ORDER BY at, what;
