-- name: put_round_unit!
INSERT INTO round_units (unit_id, since, by_id, ended_at, high_until, busy_until, begun_on, read_on)
VALUES (:unit_id, :since, :by_id, :ended_at, :high_until, :busy_until, :begun_on, :read_on)
ON CONFLICT (unit_id) DO UPDATE SET since = excluded.since, by_id = excluded.by_id,
  ended_at = excluded.ended_at, high_until = excluded.high_until, busy_until = excluded.busy_until,
  begun_on = excluded.begun_on, read_on = excluded.read_on;

-- name: list_round_units
SELECT * FROM round_units ORDER BY unit_id;

-- name: round_people
-- what a round has to know of everybody of this very unit, in one look
SELECT p.id, p.unit_id, p.colour, p.lives_alone, p.ended_on, w.wish,
  (SELECT MAX(c.at) FROM contacts c WHERE c.person_id = p.id AND c.at >= :since AND c.at < :until
     AND (c.found IS NULL OR c.found <> 'not_met')) AS last_at,
  (SELECT COUNT(*) FROM cases s WHERE s.subject_id = p.id AND s.kind = 'symptom'
     AND s.ended_at IS NULL AND s.state IN ('open', 'claimed', 'in_progress')) AS ill,
  (SELECT COUNT(*) FROM round_holds h WHERE h.person_id = p.id AND h.ended_at IS NULL
     AND h.since <= :day AND (h.until IS NULL OR h.until > :day)) AS held,
  (SELECT COUNT(*) FROM person_tags g WHERE g.person_id = p.id AND g.tag = 'in_hospital'
     AND g.since <= :day AND (g.until IS NULL OR g.until > :day)) AS in_hospital,
  (SELECT COUNT(*) FROM people q JOIN person_tags g ON g.person_id = q.id
     WHERE q.household_id = p.household_id AND q.id <> p.id AND g.tag = 'in_hospital'
     AND g.since > :family_since AND g.since <= :day) AS family,
  (SELECT MIN(v.every) FROM round_watches v WHERE v.person_id = p.id AND v.ended_at IS NULL
     AND v.since <= :day AND v.until >= :day) AS watched
FROM people p LEFT JOIN round_wishes w ON w.person_id = p.id
WHERE p.unit_id = :unit_id AND p.guest = 0 AND p.ended_on IS NULL;

-- name: put_round_wish!
INSERT INTO round_wishes (person_id, wish, at, by_id)
VALUES (:person_id, :wish, :at, :by_id)
ON CONFLICT (person_id) DO UPDATE SET wish = excluded.wish, at = excluded.at,
  by_id = excluded.by_id;

-- name: find_round_wish^
SELECT * FROM round_wishes WHERE person_id = :person_id;

-- name: add_round_hold!
INSERT INTO round_holds (id, person_id, why, since, until, by_id, ended_at)
VALUES (:id, :person_id, :why, :since, :until, :by_id, NULL);

-- name: end_round_holds
UPDATE round_holds SET ended_at = :at WHERE person_id = :person_id AND ended_at IS NULL
RETURNING id;

-- name: list_round_holds
SELECT * FROM round_holds WHERE person_id = :person_id AND ended_at IS NULL ORDER BY since, id;

-- name: put_round_watch!
INSERT INTO round_watches (id, person_id, why, since, until, every, ref, by_id, ended_at, end_why)
VALUES (:id, :person_id, :why, :since, :until, :every, :ref, :by_id, NULL, NULL)
ON CONFLICT (person_id, why, ref) DO UPDATE SET since = excluded.since, until = excluded.until,
  every = excluded.every, by_id = excluded.by_id, ended_at = NULL, end_why = NULL;

-- name: end_round_watches
UPDATE round_watches SET ended_at = :at, end_why = :why
WHERE person_id = :person_id AND ended_at IS NULL
  AND (CAST(:only AS TEXT) IS NULL OR why = :only)
RETURNING id;

-- name: reopen_round_hold!
UPDATE round_holds SET ended_at = NULL WHERE id = :id;

-- name: reopen_round_watches!
-- what ended with somebody who is there after all
UPDATE round_watches SET ended_at = NULL, end_why = NULL
WHERE person_id = :person_id AND end_why IN ('died', 'moved');

-- name: list_round_watches
SELECT * FROM round_watches
WHERE person_id = :person_id AND ended_at IS NULL AND since <= :day AND until >= :day
ORDER BY since, id;

-- name: watched_of_units
SELECT DISTINCT v.person_id FROM round_watches v JOIN people p ON p.id = v.person_id
WHERE v.ended_at IS NULL AND v.since <= :day AND v.until >= :day AND p.ended_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM round_holds h WHERE h.person_id = p.id AND h.ended_at IS NULL
    AND h.since <= :day AND (h.until IS NULL OR h.until > :day))
  AND p.unit_id = :unit_id
ORDER BY v.person_id;

-- name: add_round_ask^
INSERT INTO round_asks (
  id, person_id, unit_id, day, why, colour, way, asked_of, state, asked_at, times, next_at, case_id,
  settled_at
) VALUES (
  :id, :person_id, :unit_id, :day, :why, :colour, :way, :asked_of, :state, :asked_at, :times,
  :next_at, :case_id, :settled_at
) ON CONFLICT DO NOTHING RETURNING id;

-- name: save_round_ask!
UPDATE round_asks SET way = :way, asked_of = :asked_of, state = :state, times = :times,
  next_at = :next_at, case_id = :case_id, settled_at = :settled_at WHERE id = :id;

-- name: find_round_ask^
SELECT * FROM round_asks WHERE id = :id;

-- name: round_ask_of^
SELECT * FROM round_asks WHERE person_id = :person_id AND day = :day;

-- name: open_round_asks_of
SELECT * FROM round_asks WHERE person_id = :person_id AND state IN ('asked', 'missing')
ORDER BY day, id;

-- name: round_asks_of_units
SELECT * FROM round_asks
WHERE day = :day
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY unit_id, id;

-- name: round_asks_due
SELECT * FROM round_asks WHERE next_at <= :now ORDER BY next_at, id LIMIT :most;

-- name: next_round_ask^
SELECT MIN(next_at) AS at FROM round_asks WHERE next_at IS NOT NULL;

-- name: round_asks_heard
-- whoever was reached since they were asked, whatever for
SELECT a.id FROM round_asks a
WHERE a.state IN ('asked', 'missing') AND EXISTS (
  SELECT 1 FROM contacts c WHERE c.person_id = a.person_id AND c.at >= a.asked_at
    AND (c.found IS NULL OR c.found <> 'not_met'))
ORDER BY a.id LIMIT :most;

-- name: round_asks_held
-- open turns of people who have gone to hospital or away since
SELECT a.id FROM round_asks a
WHERE a.state IN ('asked', 'missing') AND (
  EXISTS (SELECT 1 FROM round_holds h WHERE h.person_id = a.person_id AND h.ended_at IS NULL
    AND h.since <= :day AND (h.until IS NULL OR h.until > :day))
  OR EXISTS (SELECT 1 FROM person_tags g WHERE g.person_id = a.person_id
    AND g.tag = 'in_hospital' AND g.since <= :day AND (g.until IS NULL OR g.until > :day)))
ORDER BY a.id LIMIT :most;

-- name: drop_round_asks
DELETE FROM round_asks WHERE id IN (
  SELECT id FROM round_asks WHERE day < :before AND next_at IS NULL ORDER BY day LIMIT :most
) RETURNING id;

-- name: add_round_list^
INSERT INTO round_lists (id, holder_id, day, made_at) VALUES (:id, :holder_id, :day, :made_at)
ON CONFLICT DO NOTHING RETURNING id;

-- name: find_round_list^
SELECT * FROM round_lists WHERE id = :id;

-- name: last_round_list^
SELECT * FROM round_lists WHERE holder_id = :holder_id AND day <= :day
ORDER BY day DESC LIMIT 1;

-- name: round_list_of^
SELECT * FROM round_lists WHERE holder_id = :holder_id AND day = :day;

-- name: add_round_line!
INSERT INTO round_lines (list_id, number, person_id, ticked)
VALUES (:list_id, :number, :person_id, 0) ON CONFLICT DO NOTHING;

-- name: list_round_lines
SELECT * FROM round_lines WHERE list_id = :list_id ORDER BY number;

-- name: tick_round_line!
UPDATE round_lines SET ticked = :ticked WHERE list_id = :list_id AND number = :number;

-- name: lists_with
SELECT DISTINCT l.id FROM round_lists l JOIN round_lines n ON n.list_id = l.id
WHERE n.person_id = :person_id AND l.day >= :day;

-- name: add_round_answer!
INSERT INTO round_answers (id, person_id, question, answer, asked_at, answered_at, by_id, case_id)
VALUES (:id, :person_id, :question, NULL, :asked_at, NULL, NULL, NULL);

-- name: answer_round_question^
UPDATE round_answers SET answer = :answer, answered_at = :at, by_id = :by_id, case_id = :case_id
WHERE id = :id AND answer IS NULL RETURNING id;

-- name: find_round_answer^
SELECT * FROM round_answers WHERE id = :id;

-- name: round_answers_of
SELECT * FROM round_answers WHERE person_id = :person_id ORDER BY asked_at DESC, id DESC LIMIT 20;

-- name: add_round_reading^
INSERT INTO round_readings (person_id, day, slot, tenths, asked_at, read_at, by_id)
VALUES (:person_id, :day, :slot, NULL, :asked_at, NULL, NULL)
ON CONFLICT DO NOTHING RETURNING person_id;

-- name: put_round_reading^
UPDATE round_readings SET tenths = :tenths, read_at = :at, by_id = :by_id
WHERE person_id = :person_id AND day = :day AND slot = :slot RETURNING person_id;

-- name: round_readings_of
SELECT * FROM round_readings WHERE person_id = :person_id AND day = :day ORDER BY asked_at;

-- name: blank_round_units!
UPDATE round_units SET by_id = NULL WHERE by_id = :person_id;

-- name: delete_round_wishes!
DELETE FROM round_wishes WHERE person_id = :person_id;

-- name: blank_round_wishes!
UPDATE round_wishes SET by_id = NULL WHERE by_id = :person_id;

-- name: delete_round_holds!
DELETE FROM round_holds WHERE person_id = :person_id;

-- name: blank_round_holds!
UPDATE round_holds SET by_id = NULL WHERE by_id = :person_id;

-- name: delete_round_watches!
DELETE FROM round_watches WHERE person_id = :person_id;

-- name: blank_round_watches!
UPDATE round_watches SET by_id = NULL WHERE by_id = :person_id;

-- name: delete_round_asks!
DELETE FROM round_asks WHERE person_id = :person_id;

-- name: blank_round_asks!
UPDATE round_asks SET asked_of = NULL WHERE asked_of = :person_id;

-- name: delete_round_lines!
DELETE FROM round_lines WHERE person_id = :person_id
  OR list_id IN (SELECT id FROM round_lists WHERE holder_id = :person_id);

-- name: delete_round_lists!
DELETE FROM round_lists WHERE holder_id = :person_id;

-- name: delete_round_answers!
DELETE FROM round_answers WHERE person_id = :person_id;

-- name: blank_round_answers!
UPDATE round_answers SET by_id = NULL WHERE by_id = :person_id;

-- name: delete_round_readings!
DELETE FROM round_readings WHERE person_id = :person_id;

-- name: blank_round_readings!
UPDATE round_readings SET by_id = NULL WHERE by_id = :person_id;

-- name: round_told
-- whether a message has arrived anywhere
SELECT id FROM outbox WHERE about >= :low AND about < :high AND message_id IS NOT NULL LIMIT 1;
