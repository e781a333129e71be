-- Rides that come again: the rule, the days that are otherwise, which case each day became.
CREATE TABLE ride_series (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    -- active, ended
    state TEXT NOT NULL,
    person_id TEXT REFERENCES people (id),
    author_id TEXT REFERENCES people (id),
    proxy_id TEXT REFERENCES people (id),
    household_id TEXT REFERENCES households (id),
    origin TEXT,
    destination TEXT,
    -- Days of the week from Monday 0, with commas.
    weekdays TEXT NOT NULL,
    -- Clocks of the village, HH:MM: when it leaves, when they have to be there.
    clock TEXT,
    appointment TEXT,
    part TEXT,
    seats INTEGER NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 60),
    wheelchair INTEGER NOT NULL DEFAULT 0,
    child_seat INTEGER NOT NULL DEFAULT 0,
    infectious INTEGER NOT NULL DEFAULT 0,
    two_way INTEGER NOT NULL DEFAULT 0,
    -- A code of data/rides.yaml; no illness.
    purpose TEXT,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    first_driver TEXT REFERENCES people (id),
    second_driver TEXT REFERENCES people (id),
    -- Till then the first driver has every ride without being asked.
    always_until TEXT,
    -- What its author is being asked, how often, since when; words that wait for which is meant.
    asks TEXT,
    asked INTEGER NOT NULL DEFAULT 0,
    asked_at TEXT,
    pending TEXT,
    -- The last day about which it was asked whether it goes on.
    asked_for TEXT,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ended_at TEXT,
    why TEXT
);
CREATE INDEX ride_series_state ON ride_series (state, last_day);
CREATE INDEX ride_series_person ON ride_series (person_id);
CREATE INDEX ride_series_author ON ride_series (author_id);

-- A day that is not as the rule has it; without another day or clock nobody rides.
CREATE TABLE ride_series_others (
    series_id TEXT NOT NULL REFERENCES ride_series (id),
    day TEXT NOT NULL,
    moved_to TEXT,
    clock TEXT,
    why TEXT,
    PRIMARY KEY (series_id, day)
);

-- Each day of the rule becomes one case, once.
CREATE TABLE ride_series_rides (
    series_id TEXT NOT NULL REFERENCES ride_series (id),
    day TEXT NOT NULL,
    on_day TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (series_id, day)
);
CREATE INDEX ride_series_rides_case ON ride_series_rides (case_id);
