-- name: add_follow_up^
INSERT INTO follow_ups (id, spell, case_id, person_id, unit_id, day, due_at)
VALUES (:id, :spell, :case_id, :person_id, :unit_id, :day, :due_at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: find_follow_up^
SELECT * FROM follow_ups WHERE id = :id;

-- name: list_follow_ups_of_spell
SELECT * FROM follow_ups WHERE spell = :spell AND due_at >= :since ORDER BY due_at;

-- name: list_follow_ups_of_person
SELECT * FROM follow_ups WHERE person_id = :person_id AND due_at >= :since ORDER BY due_at;

-- name: list_follow_ups_of_units
SELECT f.* FROM follow_ups AS f JOIN people AS p ON p.id = f.person_id
WHERE p.ended_why IS NULL AND f.due_at >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || f.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY f.person_id, f.due_at;

-- name: list_follow_ups_due
SELECT * FROM follow_ups
WHERE stopped IS NULL AND answer IS NULL AND asked_at IS NULL AND due_at <= :at
ORDER BY due_at LIMIT 200;

-- name: next_follow_up_due^
SELECT MIN(due_at) AS at FROM follow_ups
WHERE stopped IS NULL AND answer IS NULL AND asked_at IS NULL;

-- name: list_follow_ups_unanswered
SELECT * FROM follow_ups
WHERE stopped IS NULL AND answer IS NULL AND asked_at IS NOT NULL AND asked_at <= :at
ORDER BY due_at LIMIT 200;

-- name: next_follow_up_unanswered^
SELECT MIN(asked_at) AS at FROM follow_ups
WHERE stopped IS NULL AND answer IS NULL AND asked_at IS NOT NULL;

-- name: mark_follow_up_asked^
UPDATE follow_ups SET asked_at = :at
WHERE id = :id AND asked_at IS NULL AND answer IS NULL AND stopped IS NULL
RETURNING id;

-- name: answer_follow_up^
UPDATE follow_ups SET answer = :answer, answered_at = :at, answered_by = :by
WHERE id = :id AND stopped IS NULL AND (answer IS NULL OR answer = 'silent')
RETURNING id;

-- name: mark_follow_up_passed_on!
UPDATE follow_ups SET passed_on = 1 WHERE id = :id;

-- name: stop_follow_ups_of_spell
UPDATE follow_ups SET stopped = :why
WHERE spell = :spell AND stopped IS NULL AND (answer IS NULL OR answer = 'silent')
RETURNING id;

-- name: stop_follow_ups_of_person
UPDATE follow_ups SET stopped = :why
WHERE person_id = :person_id AND stopped IS NULL AND (answer IS NULL OR answer = 'silent')
RETURNING id;

-- name: reopen_follow_ups!
UPDATE follow_ups SET stopped = NULL
WHERE person_id = :person_id AND stopped IN ('died', 'moved');

-- name: delete_follow_ups_of!
DELETE FROM follow_ups WHERE person_id = :person_id;

-- name: blank_follow_up_hands!
UPDATE follow_ups SET answered_by = NULL WHERE answered_by = :person_id;

-- name: put_card_ask!
INSERT INTO card_asks (id, person_id, by_id, words, at)
VALUES (:id, :person_id, :by_id, :words, :at);

-- name: take_card_ask^
DELETE FROM card_asks WHERE id = :id AND by_id = :by_id RETURNING *;

-- name: drop_card_asks
DELETE FROM card_asks WHERE at < :before RETURNING id;

-- name: delete_card_asks_of!
DELETE FROM card_asks WHERE person_id = :person_id OR by_id = :person_id;

-- name: set_phone_if_none!
UPDATE people SET phone = :phone WHERE id = :id AND phone IS NULL;
