-- name: take_updates
-- Of a chat only who has taken its earlier updates takes the next ones. What somebody else is
-- just taking is passed over, and with it what came after it in its chat: that comes back without
-- its payload. Holds by itself, beside anybody, at READ COMMITTED.
WITH picked AS MATERIALIZED (
  SELECT i.bot, i.update_id, i.chat_key FROM inbox AS i
  WHERE i.bot = :bot AND i.state = 'new' AND i.taken_by IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM inbox AS e
      WHERE e.bot = i.bot AND e.chat_key = i.chat_key AND e.state = 'new'
        AND e.taken_by <> CAST(:process AS TEXT)
    )
  ORDER BY i.update_id
  LIMIT :limit
  FOR UPDATE OF i SKIP LOCKED
),
taken AS (
  UPDATE inbox SET taken_by = CAST(:process AS TEXT)
  FROM picked
  WHERE inbox.bot = picked.bot AND inbox.update_id = picked.update_id
    AND NOT EXISTS (
      SELECT 1 FROM inbox AS e
      WHERE e.bot = picked.bot AND e.chat_key = picked.chat_key AND e.state = 'new'
        AND e.update_id < picked.update_id AND e.taken_by IS NULL
        AND NOT EXISTS (SELECT 1 FROM picked AS p WHERE p.update_id = e.update_id)
    )
  RETURNING inbox.update_id, inbox.chat_key, inbox.payload, inbox.attempts
)
SELECT picked.update_id, taken.chat_key, taken.payload, taken.attempts
FROM picked LEFT JOIN taken ON taken.update_id = picked.update_id;
