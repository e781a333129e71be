-- name: count_false_friend^
-- a phrase was stood down once more in a group
INSERT INTO false_friends (chat_id, phrase, times, last_at) VALUES (:chat, :phrase, 1, :at)
ON CONFLICT (chat_id, phrase) DO UPDATE SET times = false_friends.times + 1, last_at = :at
RETURNING times;

-- name: false_friends_of
SELECT phrase, times FROM false_friends WHERE chat_id = :chat AND times >= :least;

-- name: propose^
INSERT INTO proposals (id, purpose, about, facts, unit_id, created_at)
VALUES (:id, :purpose, :about, :facts, :unit, :at)
ON CONFLICT (about) DO NOTHING
RETURNING id;

-- name: find_proposal^
SELECT * FROM proposals WHERE id = :id;

-- name: decide_proposal^
UPDATE proposals SET decided_by = :by, decided_at = :at, decision = :decision
WHERE id = :id AND decided_at IS NULL
RETURNING id;
