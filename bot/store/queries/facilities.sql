-- name: add_facility^
INSERT INTO facilities (id, unit_id, kind, name, aliases, address, opens, phone, answers_id,
  answers, green_channel, green_contact, offers, steps, keeper_id, last_confirmed, asked_on)
VALUES (:id, :unit_id, :kind, :name, :aliases, :address, :opens, :phone, :answers_id,
  :answers, :green_channel, :green_contact, :offers, :steps, :keeper_id, :last_confirmed,
  :asked_on)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: find_facility^
SELECT * FROM facilities WHERE id = :id;

-- name: facilities_of_units
SELECT * FROM facilities
WHERE REPLACE(:unit_ids, ',' || unit_id || ',', '') <> :unit_ids ORDER BY unit_id, id;

-- name: facilities_kept_by
SELECT * FROM facilities WHERE keeper_id = :person ORDER BY id;

-- name: kept_facilities
SELECT * FROM facilities WHERE keeper_id IS NOT NULL ORDER BY id;

-- name: confirm_facility!
UPDATE facilities SET last_confirmed = :day WHERE id = :id;

-- name: note_facility_asked!
UPDATE facilities SET asked_on = :day WHERE id = :id;

-- name: set_facility_phone!
UPDATE facilities SET phone = :value, last_confirmed = :day WHERE id = :id;

-- name: set_facility_opens!
UPDATE facilities SET opens = :value, last_confirmed = :day WHERE id = :id;

-- name: leave_facilities_as_keeper!
UPDATE facilities SET keeper_id = NULL WHERE keeper_id = :person;

-- name: leave_facilities_as_answering!
UPDATE facilities SET answers_id = NULL WHERE answers_id = :person;

-- name: add_facility_stop^
INSERT INTO facility_times (facility_id, run, position, name, unit_id, at, days)
VALUES (:facility_id, :run, :position, :name, :unit_id, :at, :days)
ON CONFLICT (facility_id, run, position) DO NOTHING
RETURNING facility_id;

-- name: facility_stops
SELECT * FROM facility_times WHERE facility_id = :facility ORDER BY run, position;

-- name: add_facility_person^
INSERT INTO facility_people (facility_id, person_id, part)
VALUES (:facility, :person, :part)
ON CONFLICT (facility_id, person_id) DO NOTHING
RETURNING facility_id;

-- name: facility_parts_of
SELECT facility_id, part FROM facility_people WHERE person_id = :person ORDER BY facility_id;

-- name: leave_facilities!
DELETE FROM facility_people WHERE person_id = :person;

-- name: put_facility_change!
INSERT INTO facility_changes (id, facility_id, field, value, by_id, at, state)
VALUES (:id, :facility_id, :field, :value, :by_id, :at, :state)
ON CONFLICT (id) DO UPDATE SET state = excluded.state;

-- name: find_facility_change^
SELECT * FROM facility_changes WHERE id = :id;

-- name: open_facility_change^
SELECT * FROM facility_changes
WHERE by_id = :person AND state = 'asked' AND at >= :since ORDER BY id DESC LIMIT 1;

-- name: drop_facility_changes!
UPDATE facility_changes SET state = 'dropped' WHERE by_id = :person AND state = 'asked';
