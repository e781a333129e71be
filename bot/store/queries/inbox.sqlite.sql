-- name: take_updates
-- One writer at a time makes it safe.
UPDATE inbox SET taken_by = :process
WHERE (bot, update_id) IN (
  SELECT i.bot, i.update_id FROM inbox AS i
  WHERE i.bot = :bot AND i.state = 'new' AND i.taken_by IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM inbox AS e
      WHERE e.bot = i.bot AND e.chat_key = i.chat_key AND e.state = 'new'
        AND e.taken_by <> :process
    )
  ORDER BY i.update_id
  LIMIT :limit
)
RETURNING update_id, chat_key, payload, attempts;
