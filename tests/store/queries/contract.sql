-- name: put_update!
INSERT INTO inbox (bot, update_id, chat_key, payload, received_at, state, attempts)
VALUES (:bot, :update_id, 'chat', :payload, '2026-11-21T09:30:00.000Z', 'new', 0);

-- name: take_update^
UPDATE inbox SET state = :who WHERE bot = :bot AND update_id = :update_id AND state = 'new'
RETURNING state;

-- name: count_one_more^
UPDATE inbox SET attempts = attempts + 1 WHERE bot = :bot AND update_id = :update_id
RETURNING attempts;

-- name: all_updates
SELECT bot, update_id, payload, state, attempts FROM inbox ORDER BY bot, update_id;

-- name: one_update^
SELECT payload, attempts, fault FROM inbox WHERE bot = :bot AND update_id = :update_id;

-- name: how_many_updates^
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM inbox;

-- name: causes
SELECT bot, update_id, at FROM handled ORDER BY bot, update_id;

-- name: put_household_of_no_unit!
INSERT INTO households (id, unit_id, name) VALUES ('h', 'nowhere', 'n');
