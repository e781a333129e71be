-- name: live_bookings
SELECT * FROM bookings
WHERE state IN ('booked', 'confirmed', 'boarded', 'there', 'ready')
ORDER BY booked_at, id;

-- name: searched_needs
-- what nobody has taken, whenever it leaves
SELECT r.* FROM ride_requests r CROSS JOIN cases c
WHERE c.id = r.case_id AND c.state = 'open' AND c.claimed_by IS NULL AND r.leave_from IS NOT NULL
ORDER BY r.leave_from, r.case_id;

-- name: over_since
-- what came to its end for a driver since then
SELECT b.*, t.driver_id AS driver_id FROM bookings b JOIN trips t ON t.id = b.trip_id
WHERE b.state = 'home' AND b.ended_at >= :since
ORDER BY t.driver_id, b.ended_at, b.id;
