-- name: take_notices
-- Marks what may leave now; one writer at a time makes it safe.
UPDATE outbox SET state = 'flying', taken_at = :now
WHERE id IN (
  SELECT o.id FROM outbox AS o
  WHERE o.bot = :bot AND o.state IN ('due', 'held') AND o.due_at <= :now
    AND o.lane <= :lowest
    AND o.chat_id NOT IN (SELECT value FROM json_each(:closed))
    AND (o.lane = 0 OR o.chat_id NOT IN (SELECT value FROM json_each(:busy)))
  -- What is new goes before what is only drawn anew: an answer does not wait for old cards.
  ORDER BY o.lane, (o.message_id IS NOT NULL), o.due_at, o.id
  LIMIT :limit
)
RETURNING *,
  (SELECT c.telegram_id FROM chats AS c WHERE c.id = outbox.chat_id) AS telegram_id,
  (SELECT c.kind FROM chats AS c WHERE c.id = outbox.chat_id) AS chat_kind,
  (SELECT c.account_id FROM chats AS c WHERE c.id = outbox.chat_id) AS account_id,
  (SELECT c.gone FROM chats AS c WHERE c.id = outbox.chat_id) AS gone,
  (SELECT c.rest_until FROM chats AS c WHERE c.id = outbox.chat_id) AS rest_until;
