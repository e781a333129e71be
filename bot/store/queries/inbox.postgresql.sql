-- name: take_updates
-- Of a chat only who has taken its earlier updates takes the next ones.
UPDATE inbox SET taken_by = CAST(:process AS TEXT)
WHERE (bot, update_id) IN (
  SELECT i.bot, i.update_id FROM inbox AS i
  WHERE i.bot = :bot AND i.state = 'new' AND i.taken_by IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM inbox AS e
      WHERE e.bot = i.bot AND e.chat_key = i.chat_key AND e.state = 'new'
        AND e.taken_by <> CAST(:process AS TEXT)
    )
  ORDER BY i.update_id
  LIMIT :limit
  FOR UPDATE OF i SKIP LOCKED
)
RETURNING update_id, chat_key, payload, attempts;
