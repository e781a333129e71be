-- name: put_need!
INSERT INTO ride_requests (case_id, unit_id, origin, destination, place_key, leave_from,
  leave_until, be_there_at, seats, wheelchair, infectious, child_seat, two_way, purpose, fixed,
  desk, series_id, all_asked_at, none_said_at, changed_at)
VALUES (:case_id, :unit_id, :origin, :destination, :place_key, :leave_from,
  :leave_until, :be_there_at, :seats, :wheelchair, :infectious, :child_seat, :two_way, :purpose,
  :fixed, :desk, :series_id, :all_asked_at, :none_said_at, :changed_at)
ON CONFLICT (case_id) DO UPDATE SET unit_id = excluded.unit_id, origin = excluded.origin,
  destination = excluded.destination, place_key = excluded.place_key,
  leave_from = excluded.leave_from, leave_until = excluded.leave_until,
  be_there_at = excluded.be_there_at, seats = excluded.seats,
  wheelchair = excluded.wheelchair, infectious = excluded.infectious,
  child_seat = excluded.child_seat, two_way = excluded.two_way, purpose = excluded.purpose,
  fixed = excluded.fixed, desk = excluded.desk, series_id = excluded.series_id,
  all_asked_at = excluded.all_asked_at, none_said_at = excluded.none_said_at,
  changed_at = excluded.changed_at;

-- name: find_need^
SELECT * FROM ride_requests WHERE case_id = :case;

-- name: waiting_needs
-- what nobody has taken; without a time of its own it waits always
SELECT r.* FROM ride_requests r JOIN cases c ON c.id = r.case_id
WHERE c.state = 'open' AND c.claimed_by IS NULL AND c.joined_to IS NULL
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || r.unit_id || ',%'
  AND (COALESCE(r.leave_until, r.leave_from) IS NULL
    OR COALESCE(r.leave_until, r.leave_from) >= CAST(:since AS TEXT))
ORDER BY r.leave_from NULLS LAST, r.case_id;

-- name: needs_to
-- what waits for a car to one place
SELECT r.* FROM ride_requests r JOIN cases c ON c.id = r.case_id
WHERE c.state = 'open' AND c.claimed_by IS NULL AND c.joined_to IS NULL
  AND r.place_key = :place AND r.leave_from >= :first AND r.leave_from <= :last
ORDER BY r.leave_from NULLS LAST, r.case_id;
