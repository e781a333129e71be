-- name: keep_update!
-- One that is here or was handled within two days changes nothing.
INSERT INTO inbox (bot, update_id, chat_key, payload, received_at)
SELECT
  CAST(:bot AS TEXT), CAST(:update_id AS BIGINT), CAST(:chat_key AS TEXT),
  CAST(:payload AS TEXT), CAST(:received_at AS TEXT)
WHERE NOT EXISTS (
  SELECT 1 FROM handled AS h WHERE h.bot = :bot AND h.update_id = :update_id
)
ON CONFLICT (bot, update_id) DO NOTHING;

-- name: keep_handled_update!
INSERT INTO handled (bot, update_id, at)
VALUES (:bot, :update_id, :at)
ON CONFLICT (bot, update_id) DO NOTHING;

-- name: drop_kept_again!
-- Sees what was committed since it was kept, where others write at the same time.
DELETE FROM inbox WHERE bot = :bot AND update_id = :update_id AND EXISTS (
  SELECT 1 FROM handled AS h WHERE h.bot = :bot AND h.update_id = :update_id
);

-- name: drop_update!
DELETE FROM inbox WHERE bot = :bot AND update_id = :update_id;

-- name: list_waiting_updates
SELECT update_id, chat_key, payload, attempts FROM inbox
WHERE bot = :bot AND state = 'new' AND update_id > :after
ORDER BY update_id
LIMIT :limit;

-- name: fail_update^
-- The last attempt allowed makes it poison; it is then kept for people to look at.
UPDATE inbox SET
  attempts = attempts + 1,
  fault = :fault,
  state = CASE WHEN attempts + 1 >= :allowed THEN 'poison' ELSE state END
WHERE bot = :bot AND update_id = :update_id AND state = 'new'
RETURNING attempts, state;

-- name: count_inbox
SELECT state, CAST(COUNT(*) AS BIGINT) AS n, MIN(received_at) AS oldest FROM inbox
WHERE bot = :bot
GROUP BY state;

-- name: sweep_handled
DELETE FROM handled
WHERE (bot, update_id) IN (
  SELECT h.bot, h.update_id FROM handled AS h WHERE h.at < :before ORDER BY h.at LIMIT :limit
)
RETURNING update_id;

-- name: sweep_poison
DELETE FROM inbox
WHERE (bot, update_id) IN (
  SELECT i.bot, i.update_id FROM inbox AS i
  WHERE i.state = 'poison' AND i.received_at < :before
  LIMIT :limit
)
RETURNING update_id;

-- name: list_takers
SELECT DISTINCT taken_by FROM inbox
WHERE bot = :bot AND state = 'new' AND taken_by IS NOT NULL;

-- name: free_updates!
-- Who had taken them is gone.
UPDATE inbox SET taken_by = NULL
WHERE bot = :bot AND state = 'new' AND taken_by = :process;
