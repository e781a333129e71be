-- name: put_notice^
-- The key says what the message is about: a second one is impossible. What nobody is owed and
-- perhaps never arrived comes when it is asked for again, marked. The bot whose chat it is says it.
INSERT INTO outbox (
  id, bot, chat_id, person_id, case_id, about, key, params, lane, owed,
  living, silent, pin, unasked, reply_to, due_at, created_at
) VALUES (
  :id, COALESCE((SELECT c.bot FROM chats AS c WHERE c.id = :chat_id), :bot), :chat_id, :person_id, :case_id, :about, :key, :params, :lane, :owed,
  :living, :silent, :pin, :unasked, :reply_to, :due_at, :created_at
)
ON CONFLICT (about) DO UPDATE SET state = 'due', due_at = excluded.due_at, marked = 1
WHERE outbox.state = 'unsure' AND outbox.owed = 'loose' AND outbox.living = 0
RETURNING id;

-- name: want_case_notices!
-- In flight it stays in flight: its landing sees that more is wanted by now. Who blocked us
-- is tried again only once we may write to them.
UPDATE outbox SET
  wanted = wanted + 1,
  marked = CASE WHEN state = 'unsure' THEN 1 ELSE marked END,
  state = CASE
    WHEN state IN ('sent', 'gone', 'refused', 'unsure', 'unreachable') THEN 'due'
    ELSE state
  END
WHERE case_id = :case_id AND living = 1
  AND (state <> 'unreachable' OR EXISTS (
    SELECT 1 FROM chats AS c LEFT JOIN accounts AS a ON a.id = c.account_id
    WHERE c.id = outbox.chat_id AND c.gone = 0 AND (a.id IS NULL OR a.may_write = 1)
  ));

-- name: say_instead!
-- Of what was sent only: it is due again, as an edit.
UPDATE outbox SET key = :key, params = :params, wanted = wanted + 1, state = 'due'
WHERE id = :id AND state = 'sent' AND message_id IS NOT NULL;

-- name: say_instead_about!
-- Every message about this, whoever it went to.
UPDATE outbox SET key = :key, params = :params, wanted = wanted + 1, state = 'due'
WHERE about >= :low AND about < :high AND state = 'sent' AND message_id IS NOT NULL;

-- name: find_notice_by_about^
SELECT o.*, c.telegram_id, c.kind AS chat_kind, c.account_id, c.gone, c.rest_until
FROM outbox AS o JOIN chats AS c ON c.id = o.chat_id
WHERE o.about = :about;

-- name: find_notice_by_message^
SELECT o.*, c.telegram_id, c.kind AS chat_kind, c.account_id, c.gone, c.rest_until
FROM outbox AS o JOIN chats AS c ON c.id = o.chat_id
WHERE o.chat_id = :chat_id AND o.message_id = :message_id
ORDER BY o.id DESC
LIMIT 1;

-- name: list_flying
-- What a process that is gone had in its hands.
SELECT o.*, c.telegram_id, c.kind AS chat_kind, c.account_id, c.gone, c.rest_until
FROM outbox AS o JOIN chats AS c ON c.id = o.chat_id
WHERE o.bot = :bot AND o.state = 'flying'
ORDER BY o.lane, o.id;

-- name: land_sent!
-- The mark is for the one copy it stood on; a later edit shows the message as it is.
UPDATE outbox SET
  shown = :shown,
  state = CASE WHEN living = 1 AND wanted > :shown THEN 'due' ELSE 'sent' END,
  message_id = :message_id,
  sent_at = :sent_at,
  attempts = 0, marked = 0, fault = NULL
WHERE id = :id;

-- name: land_gone!
-- Nothing is to be seen any more, until the case wants to be seen again. One that perhaps stands
-- there without our knowing its number keeps its mark.
UPDATE outbox SET
  shown = :shown,
  state = CASE WHEN living = 1 AND wanted > :shown THEN 'due' ELSE 'gone' END,
  marked = CASE WHEN message_id IS NULL THEN marked ELSE 0 END,
  message_id = NULL, attempts = 0, fault = NULL
WHERE id = :id;

-- name: land_again!
UPDATE outbox SET
  state = :state, due_at = :due_at, marked = :marked, message_id = :message_id,
  attempts = :attempts, fault = :fault
WHERE id = :id;

-- name: still_due!
-- The clock was set back: what had been due by then is due, and does not wait for it again.
UPDATE outbox SET due_at = :now
WHERE bot = :bot AND state = 'due' AND due_at > :now AND due_at <= :before;

-- name: land_over!
-- Wanted otherwise while it was on its way: said as it is by now; where it perhaps stands, marked.
UPDATE outbox SET
  state = CASE
    WHEN living = 1 AND wanted > :shown AND CAST(:state AS TEXT) IN ('refused', 'unsure')
    THEN 'due'
    ELSE CAST(:state AS TEXT)
  END,
  marked = CASE
    WHEN living = 1 AND wanted > :shown AND CAST(:state AS TEXT) = 'unsure' THEN 1
    ELSE marked
  END,
  shown = :shown, fault = :fault
WHERE id = :id;

-- name: count_said_in_chat^
-- How often the chat was rung since, and the first time; what is in the air counts.
SELECT CAST(COUNT(*) AS BIGINT) AS n, MIN(sent_at) AS first_at FROM outbox
WHERE chat_id = :chat_id AND lane > 0 AND id <> :id AND message_id IS NOT NULL
  AND key <> 'living.group_board' AND sent_at >= :since;

-- name: count_key_in_chat^
-- How often this was said in the chat since.
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM outbox
WHERE chat_id = :chat_id AND key = :key AND created_at >= :since;

-- name: list_cards_held
-- what a group would have been shown if it had not heard enough
SELECT case_id FROM outbox
WHERE chat_id = :chat_id AND key = 'living.card' AND state = 'held' AND case_id IS NOT NULL
ORDER BY id;

-- name: count_unasked_of_person^
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM outbox
WHERE person_id = :person_id AND unasked = 1 AND id <> :id
  AND (state = 'flying' OR sent_at >= :since);

-- name: list_chats_due
-- Where something could leave, were it not for the limits.
SELECT o.chat_id, c.kind AS chat_kind, CAST(MIN(o.lane) AS BIGINT) AS lane
FROM outbox AS o JOIN chats AS c ON c.id = o.chat_id
WHERE o.bot = :bot AND o.state IN ('due', 'held') AND o.due_at <= :now
GROUP BY o.chat_id, c.kind;

-- name: find_next_due^
SELECT MIN(due_at) AS due_at FROM outbox
WHERE bot = :bot AND state IN ('due', 'held') AND due_at > :now;

-- name: count_outbox
SELECT state, CAST(COUNT(*) AS BIGINT) AS n, MIN(due_at) AS oldest FROM outbox
WHERE bot = :bot
GROUP BY state;

-- name: sweep_outbox
-- A living message stays for as long as its case is open.
DELETE FROM outbox WHERE id IN (
  SELECT o.id FROM outbox AS o
  WHERE o.created_at < :before AND o.due_at < :before
    AND COALESCE(o.taken_at, o.created_at) < :before
    AND o.state <> 'flying'
    AND NOT (o.living = 1 AND EXISTS (
      SELECT 1 FROM cases AS c WHERE c.id = o.case_id AND c.ended_at IS NULL
    ))
  ORDER BY o.id
  LIMIT :limit
)
RETURNING id;

-- name: count_sent_of_case^
-- how often one person was sent this about a case since, in the chat that had it most often
SELECT CAST(COALESCE(MAX(n), 0) AS BIGINT) AS n FROM (
  SELECT COUNT(*) AS n FROM outbox
  WHERE case_id = :case_id AND person_id = :person_id AND key = :key AND created_at >= :since
  GROUP BY chat_id
) AS chats;
