-- name: list_turns_between
SELECT d.* FROM duties AS d JOIN people AS p ON p.id = d.person_id
WHERE p.ended_why IS NULL AND d.starts_at < :until AND d.ends_at > :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || d.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY d.unit_id, d.role, d.starts_at, d.id;

-- name: list_turns_all
SELECT * FROM duties WHERE starts_at < :until AND ends_at > :since
ORDER BY unit_id, role, starts_at, id;

-- name: list_turns_of
SELECT * FROM duties WHERE person_id = :person_id AND starts_at < :until AND ends_at > :since
ORDER BY starts_at, id;

-- name: find_turn^
SELECT * FROM duties WHERE id = :id;

-- name: put_turn!
INSERT INTO duties (id, unit_id, role, person_id, starts_at, ends_at)
VALUES (:id, :unit_id, :role, :person_id, :starts_at, :ends_at)
ON CONFLICT (id) DO UPDATE SET
  person_id = excluded.person_id, starts_at = excluded.starts_at, ends_at = excluded.ends_at;

-- name: give_turn!
UPDATE duties SET person_id = :person_id WHERE id = :id;

-- name: drop_turn!
DELETE FROM duties WHERE id = :id;

-- name: list_turns_ended
-- Turns whose end lies in a span: a change of turn.
SELECT d.* FROM duties AS d
WHERE d.ends_at > :since AND d.ends_at <= :until
  AND REPLACE(CAST(:roles AS TEXT), ',' || d.role || ',', '') <> CAST(:roles AS TEXT)
ORDER BY d.ends_at, d.id;

-- name: next_turn_end^
SELECT MIN(ends_at) AS at FROM duties
WHERE ends_at > :at
  AND REPLACE(CAST(:roles AS TEXT), ',' || role || ',', '') <> CAST(:roles AS TEXT);

-- name: list_rests_of_people
SELECT person_id, since, until, ended_at FROM helper_rests
WHERE REPLACE(CAST(:person_ids AS TEXT), ',' || person_id || ',', '') <> CAST(:person_ids AS TEXT)
  AND since < :until AND (until IS NULL OR until > :since) AND ended_at IS NULL
ORDER BY person_id, since;

-- name: add_duty_change!
INSERT INTO duty_changes (
  id, sort, unit_id, role, turn_id, other_turn_id, was_id, became_id, by_id, state, at
) VALUES (
  :id, :sort, :unit_id, :role, :turn_id, :other_turn_id, :was_id, :became_id, :by_id, :state, :at
);

-- name: find_duty_change^
SELECT * FROM duty_changes WHERE id = :id;

-- name: answer_duty_change^
UPDATE duty_changes SET state = :state, answered_at = :at
WHERE id = :id AND state = :was RETURNING id;

-- name: gap_told^
-- A gap that was told; another who falls ill makes it another.
SELECT id FROM duty_changes
WHERE sort = 'told' AND unit_id = :unit_id AND role = :role AND turn_id = :turn_id
  AND COALESCE(was_id, '') = CAST(:was AS TEXT);

-- name: drop_duty_changes
DELETE FROM duty_changes WHERE id IN (
  SELECT id FROM duty_changes WHERE at < :before ORDER BY id LIMIT :most
) RETURNING id;

-- name: add_duty_note!
INSERT INTO duty_notes (id, unit_id, role, by_id, words, at)
VALUES (:id, :unit_id, :role, :by_id, :words, :at);

-- name: list_duty_notes
SELECT * FROM duty_notes
WHERE unit_id = :unit_id AND role = :role AND told_at IS NULL ORDER BY at, id;

-- name: mark_duty_notes!
UPDATE duty_notes SET told_at = :at
WHERE unit_id = :unit_id AND role = :role AND told_at IS NULL;

-- name: drop_duty_notes
DELETE FROM duty_notes WHERE id IN (
  SELECT id FROM duty_notes WHERE told_at IS NOT NULL AND told_at < :before ORDER BY id LIMIT :most
) RETURNING id;

-- name: delete_duty_notes_of!
DELETE FROM duty_notes WHERE by_id = :person_id;

-- name: blank_duty_changes!
UPDATE duty_changes SET
  was_id = CASE WHEN was_id = :person_id THEN NULL ELSE was_id END,
  became_id = CASE WHEN became_id = :person_id THEN NULL ELSE became_id END,
  by_id = CASE WHEN by_id = :person_id THEN NULL ELSE by_id END
WHERE was_id = :person_id OR became_id = :person_id OR by_id = :person_id;

-- name: want_phone_cards
-- The pinned cards with phones in the groups of these units are drawn anew.
UPDATE outbox SET
  wanted = wanted + 1,
  state = CASE WHEN state IN ('sent', 'refused', 'unsure') THEN 'due' ELSE state END
WHERE key = 'living.tel' AND living = 1 AND message_id IS NOT NULL
  AND chat_id IN (
    SELECT id FROM chats
    WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
  )
RETURNING id;
