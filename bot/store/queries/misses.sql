-- name: count_miss^
-- the same words of the same unit are one row, however often they are said
INSERT INTO misses (id, unit_id, words, times, said_on)
VALUES (:id, :unit_id, :words, 1, :said_on)
ON CONFLICT (unit_id, words) DO UPDATE SET times = misses.times + 1, said_on = excluded.said_on
RETURNING times;

-- name: list_misses
SELECT m.id, m.unit_id, u.name AS unit_name, m.words, m.times, m.said_on
FROM misses AS m JOIN units AS u ON u.id = m.unit_id
ORDER BY m.words, m.unit_id;

-- name: drop_miss
DELETE FROM misses WHERE words = :words RETURNING id;

-- name: sweep_misses
DELETE FROM misses WHERE id IN (
  SELECT m.id FROM misses AS m WHERE m.said_on < :before ORDER BY m.id LIMIT :limit
)
RETURNING id;

-- name: find_miss_consent^
SELECT asked_on, answer FROM miss_consents WHERE person_id = :person_id;

-- name: note_miss_asked^
-- asked once in a life; who was asked already gives no row
INSERT INTO miss_consents (person_id, asked_on) VALUES (:person_id, :asked_on)
ON CONFLICT (person_id) DO NOTHING
RETURNING person_id;

-- name: answer_miss_consent^
UPDATE miss_consents SET answer = :answer, answered_on = :answered_on
WHERE person_id = :person_id
RETURNING person_id;

-- name: find_latest_in_chat^
-- what the bot said last in a chat; marks on messages are not said
SELECT key, params FROM outbox
WHERE chat_id = :chat_id AND message_id IS NOT NULL AND key NOT LIKE 'react.%'
ORDER BY sent_at DESC, id DESC
LIMIT 1;

-- name: list_names_of_units
-- everything a person or a door of these units goes by
SELECT p.name, p.called, h.name AS household, h.door, h.landmark
FROM people AS p LEFT JOIN households AS h ON h.id = p.household_id
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT);
