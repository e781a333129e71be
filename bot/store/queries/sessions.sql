-- name: put_session!
INSERT INTO sessions (
  id, kind, unit_id, state, place, starts_at, ends_at, by_id, who, topic, rule, opened_at,
  changed_at, wave, wave_at, done
) VALUES (
  :id, :kind, :unit_id, :state, :place, :starts_at, :ends_at, :by_id, :who, :topic, :rule,
  :opened_at, :changed_at, :wave, :wave_at, :done
)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind, place = excluded.place, starts_at = excluded.starts_at,
  ends_at = excluded.ends_at, who = excluded.who, topic = excluded.topic, rule = excluded.rule,
  changed_at = excluded.changed_at;

-- name: find_session^
SELECT * FROM sessions WHERE id = :id;

-- name: list_sessions_in
SELECT * FROM sessions WHERE state = :state ORDER BY starts_at, id;

-- name: list_sessions_of_units
SELECT * FROM sessions
WHERE state = 'open' AND ends_at >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY starts_at, id;

-- name: latest_draft^
SELECT * FROM sessions WHERE by_id = :by AND state = 'draft' AND changed_at >= :since
ORDER BY changed_at DESC, id DESC LIMIT 1;

-- name: move_session^
UPDATE sessions SET state = :state, changed_at = :at
WHERE id = :id AND state = :before RETURNING id;

-- name: lock_session^
-- from here on nobody else changes its seats before this write is over
UPDATE sessions SET changed_at = :at WHERE id = :id AND state = 'open' RETURNING *;

-- name: set_session_wave^
UPDATE sessions SET wave = :wave, wave_at = :wave_at
WHERE id = :id AND wave = :before RETURNING id;

-- name: mark_session^
-- no row: it was done before
UPDATE sessions SET done = done || ',' || CAST(:what AS TEXT)
WHERE id = :id AND REPLACE(done || ',', ',' || CAST(:what AS TEXT) || ',', '') = done || ','
RETURNING id;

-- name: add_session_slot!
INSERT INTO session_slots (session_id, slot, starts_at, seats, taken)
VALUES (:session, :slot, :starts_at, :seats, 0);

-- name: delete_session_slots!
DELETE FROM session_slots WHERE session_id = :session AND taken = 0;

-- name: list_session_slots
SELECT * FROM session_slots WHERE session_id = :session ORDER BY slot;

-- name: take_session_slot^
-- no row: all of them are taken
UPDATE session_slots SET taken = taken + 1
WHERE session_id = :session AND taken < seats AND slot = (
  SELECT MIN(s.slot) FROM session_slots AS s
  WHERE s.session_id = :session AND s.taken < s.seats
)
RETURNING slot;

-- name: free_session_slot!
UPDATE session_slots SET taken = taken - 1 WHERE session_id = :session AND slot = :slot;

-- name: put_session_seat!
INSERT INTO session_seats (
  session_id, person_id, state, slot, by_id, why, word, again, at, changed_at
) VALUES (
  :session_id, :person_id, :state, :slot, :by_id, :why, :word, :again, :at, :changed_at
)
ON CONFLICT (session_id, person_id) DO UPDATE SET
  state = excluded.state, slot = excluded.slot, by_id = excluded.by_id, why = excluded.why,
  word = excluded.word, again = excluded.again, at = excluded.at,
  changed_at = excluded.changed_at;

-- name: find_session_seat^
SELECT * FROM session_seats WHERE session_id = :session AND person_id = :person;

-- name: list_session_seats
SELECT * FROM session_seats WHERE session_id = :session ORDER BY at, person_id;

-- name: list_seats_of_person
SELECT t.* FROM session_seats AS t JOIN sessions AS s ON s.id = t.session_id
WHERE t.person_id = :person AND s.state = 'open' ORDER BY s.starts_at, s.id;

-- name: list_seats_by
SELECT t.* FROM session_seats AS t JOIN sessions AS s ON s.id = t.session_id
WHERE (t.person_id = :person OR t.by_id = :person) AND s.state = 'open'
ORDER BY s.starts_at, s.id, t.at;

-- name: list_wanted_again
SELECT DISTINCT t.person_id FROM session_seats AS t JOIN sessions AS s ON s.id = t.session_id
WHERE s.kind = :kind AND s.state = 'over' AND t.again = 'yes'
  AND s.unit_id = :unit ORDER BY t.person_id;

-- name: end_wanted_again!
UPDATE session_seats SET again = 'asked' WHERE person_id = :person AND again = 'yes';

-- name: list_came_to
SELECT DISTINCT t.person_id, s.topic FROM session_seats AS t
JOIN sessions AS s ON s.id = t.session_id
WHERE s.kind = :kind AND t.state = 'came'
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || s.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY t.person_id;

-- name: free_slots_of_forgotten!
UPDATE session_slots SET taken = taken - (
  SELECT COUNT(*) FROM session_seats AS t
  WHERE t.session_id = session_slots.session_id AND t.slot = session_slots.slot
    AND t.person_id = :person AND t.state IN ('seated', 'came', 'absent')
)
WHERE EXISTS (
  SELECT 1 FROM session_seats AS t
  WHERE t.session_id = session_slots.session_id AND t.slot = session_slots.slot
    AND t.person_id = :person
);

-- name: delete_session_seats!
DELETE FROM session_seats WHERE person_id = :person;

-- name: blank_session_seat_hands!
UPDATE session_seats SET by_id = NULL WHERE by_id = :person;

-- name: blank_session_hands!
UPDATE sessions SET by_id = NULL WHERE by_id = :person;
