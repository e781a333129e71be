-- Rides: what is asked for, trips with seats, who sits in which, who was asked, and the trip log.
-- Times are UTC text. Seats are people, companions counted.
CREATE TABLE ride_requests (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    unit_id TEXT NOT NULL,
    origin TEXT,
    destination TEXT,
    -- The destination as one key for pooling (county, township, a place of the directory).
    place_key TEXT,
    -- Departure: not before, not after. Both null: not said yet.
    leave_from TEXT,
    leave_until TEXT,
    -- A fixed appointment, and how many minutes before it the ride has to be there.
    be_there_at TEXT,
    seats INTEGER NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 60),
    wheelchair INTEGER NOT NULL DEFAULT 0,
    infectious INTEGER NOT NULL DEFAULT 0,
    child_seat INTEGER NOT NULL DEFAULT 0,
    two_way INTEGER NOT NULL DEFAULT 0,
    -- A code of data/rides.yaml: dialysis, chemo, prenatal, visit, vaccination, market …; no illness.
    purpose TEXT,
    -- A treatment that cannot be moved.
    fixed INTEGER NOT NULL DEFAULT 0,
    -- For the transfer desk alone: oxygen, stretcher, drip.
    desk INTEGER NOT NULL DEFAULT 0,
    series_id TEXT,
    -- Since when everybody who fits was asked at once.
    all_asked_at TEXT,
    -- When it was said that nobody drives, so that it is said once.
    none_said_at TEXT,
    changed_at TEXT NOT NULL
);
CREATE INDEX ride_requests_place ON ride_requests (place_key, leave_from);
CREATE INDEX ride_requests_series ON ride_requests (series_id);

CREATE TABLE trips (
    id TEXT PRIMARY KEY,
    driver_id TEXT NOT NULL REFERENCES people (id),
    vehicle_id TEXT,
    unit_id TEXT NOT NULL,
    origin TEXT,
    destination TEXT,
    place_key TEXT,
    leaves_at TEXT NOT NULL,
    leaves_until TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats >= 0),
    taken INTEGER NOT NULL DEFAULT 0,
    wheelchair INTEGER NOT NULL DEFAULT 0,
    -- Somebody infectious sits in it: nobody else does.
    alone INTEGER NOT NULL DEFAULT 0,
    two_way INTEGER NOT NULL DEFAULT 0,
    -- How far out of its way it goes for somebody: 0 own hamlet, 1 own village, 2 the township.
    detour INTEGER NOT NULL DEFAULT 1,
    -- The case of kind trip where the driver offered seats; null where a claim made the trip.
    case_id TEXT REFERENCES cases (id),
    -- open, under_way, done, cancelled
    state TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK (taken >= 0),
    CHECK (taken <= seats)
);
CREATE INDEX trips_open ON trips (state, place_key, leaves_at);
CREATE INDEX trips_driver ON trips (driver_id, leaves_at);

CREATE TABLE bookings (
    id TEXT PRIMARY KEY,
    trip_id TEXT NOT NULL REFERENCES trips (id),
    case_id TEXT NOT NULL REFERENCES cases (id),
    seats INTEGER NOT NULL CHECK (seats > 0),
    -- booked, confirmed, boarded, there, ready, home | cancelled, no_show
    state TEXT NOT NULL,
    -- Order of pick-up in the trip, from 1.
    position INTEGER NOT NULL DEFAULT 1,
    -- The word both sides know.
    word TEXT,
    booked_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ended_at TEXT,
    why TEXT
);
CREATE UNIQUE INDEX bookings_live ON bookings (case_id)
    WHERE state IN ('booked', 'confirmed', 'boarded', 'there', 'ready');
CREATE INDEX bookings_trip ON bookings (trip_id);

-- The trip log: appended only; codes and ids, no illness.
CREATE TABLE ride_steps (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    trip_id TEXT NOT NULL REFERENCES trips (id),
    booking_id TEXT,
    what TEXT NOT NULL,
    who TEXT,
    why TEXT
);
CREATE INDEX ride_steps_trip ON ride_steps (trip_id, at);

-- Who was asked for which matter, once, and what they said: yes, no; null while silent.
CREATE TABLE asks (
    case_id TEXT NOT NULL REFERENCES cases (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    at TEXT NOT NULL,
    answer TEXT,
    answered_at TEXT,
    PRIMARY KEY (case_id, person_id)
);
CREATE INDEX asks_person ON asks (person_id, at);

-- What a reminder has said already, so that nothing is told twice.
CREATE TABLE ride_marks (
    about TEXT NOT NULL,
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (about, what)
);
