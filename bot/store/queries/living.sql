-- name: want_living
-- every copy of one living message (one a chat) is drawn anew; who blocked us only once we may
-- write to them again
UPDATE outbox SET
  wanted = wanted + 1,
  marked = CASE WHEN state = 'unsure' THEN 1 ELSE marked END,
  state = CASE
    WHEN state IN ('sent', 'gone', 'refused', 'unsure', 'unreachable') THEN 'due'
    ELSE state
  END
WHERE about >= :low AND about < :high AND living = 1
  AND (state <> 'unreachable' OR EXISTS (
    SELECT 1 FROM chats AS c LEFT JOIN accounts AS a ON a.id = c.account_id
    WHERE c.id = outbox.chat_id AND c.gone = 0 AND (a.id IS NULL OR a.may_write = 1)
  ))
RETURNING id;

-- name: was_said
SELECT id FROM outbox WHERE about >= :low AND about < :high;

-- name: newer_alert
-- a later alarm of the same case that has arrived in the same chat
SELECT id FROM outbox
WHERE case_id = :case AND chat_id = :chat AND key = 'living.alert' AND id > :id
  AND message_id IS NOT NULL AND state <> 'gone'
LIMIT 1;
