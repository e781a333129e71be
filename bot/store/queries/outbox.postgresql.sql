-- name: take_notices
-- Marks what may leave now; what another process is just taking is passed over.
WITH picked AS (
  SELECT o.id FROM outbox AS o
  WHERE o.bot = :bot AND o.state IN ('due', 'held') AND o.due_at <= :now
    AND o.lane <= :lowest
    AND o.chat_id NOT IN (SELECT json_array_elements_text(CAST(:closed AS JSON)))
    AND (
      o.lane = 0 OR o.chat_id NOT IN (SELECT json_array_elements_text(CAST(:busy AS JSON)))
    )
  -- What is new goes before what is only drawn anew: an answer does not wait for old cards.
  ORDER BY o.lane, (o.message_id IS NOT NULL), o.due_at, o.id
  LIMIT :limit
  FOR UPDATE OF o SKIP LOCKED
)
UPDATE outbox SET state = 'flying', taken_at = :now
FROM picked, chats AS c
WHERE outbox.id = picked.id AND c.id = outbox.chat_id
RETURNING outbox.*, c.telegram_id, c.kind AS chat_kind, c.account_id, c.gone, c.rest_until;
