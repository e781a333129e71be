-- name: begin_prompts!
INSERT INTO prompt_units (unit_id, begun_by, begun_at) VALUES (:unit_id, :by, :at)
ON CONFLICT (unit_id) DO UPDATE SET
  begun_by = excluded.begun_by, begun_at = excluded.begun_at, ended_at = NULL
  WHERE prompt_units.begun_at IS NULL OR prompt_units.ended_at IS NOT NULL;

-- name: stop_prompts!
UPDATE prompt_units SET ended_at = :at WHERE unit_id = :unit_id AND ended_at IS NULL;

-- name: list_prompt_units
SELECT * FROM prompt_units WHERE begun_at IS NOT NULL AND ended_at IS NULL ORDER BY unit_id;

-- name: find_prompt_unit^
-- The nearest first, where several are given.
SELECT * FROM prompt_units
WHERE begun_at IS NOT NULL AND ended_at IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY begun_at DESC, unit_id
LIMIT 1;

-- name: note_prompt_offer^
INSERT INTO prompt_units (unit_id, offered_at) VALUES (:unit_id, :at)
ON CONFLICT DO NOTHING
RETURNING unit_id;

-- name: list_prompt_offers
-- Villages where nobody was offered it yet, with the moment their first group was there.
SELECT u.id AS unit_id, (
    SELECT MIN(COALESCE(c.bound_at, c.created_at)) FROM chats AS c JOIN units AS h ON h.id = c.unit_id
    WHERE c.kind <> 'private' AND c.gone = 0 AND (h.id = u.id OR h.parent_id = u.id)) AS since
FROM units AS u
WHERE u.level = 'village' AND NOT EXISTS (SELECT 1 FROM prompt_units AS p WHERE p.unit_id = u.id)
ORDER BY u.id;

-- name: put_prompt_order!
INSERT INTO prompt_orders (unit_id, day, sort, prompt, instead, by_id, at)
VALUES (:unit_id, :day, :sort, :prompt, :instead, :by, :at)
ON CONFLICT (unit_id, day) DO UPDATE SET sort = excluded.sort, prompt = excluded.prompt,
  instead = excluded.instead, by_id = excluded.by_id, at = excluded.at;

-- name: list_prompt_orders
SELECT * FROM prompt_orders WHERE unit_id = :unit_id AND day >= :since ORDER BY day;

-- name: put_prompt_event!
INSERT INTO prompt_events (unit_id, event, until, by_id, at)
VALUES (:unit_id, :event, :until, :by, :at)
ON CONFLICT (unit_id, event) DO UPDATE SET until = excluded.until, by_id = excluded.by_id,
  at = excluded.at;

-- name: drop_prompt_event!
DELETE FROM prompt_events WHERE unit_id = :unit_id AND event = :event;

-- name: list_prompt_events
SELECT event, MAX(until) AS until FROM prompt_events
WHERE until >= :day
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY event ORDER BY event;

-- name: put_prompt_round!
INSERT INTO prompt_rounds (unit_id, day, slot, state, at)
VALUES (:unit_id, :day, :slot, :state, :at)
ON CONFLICT DO NOTHING;

-- name: list_prompt_rounds
SELECT * FROM prompt_rounds WHERE unit_id = :unit_id AND day >= :since ORDER BY day, slot;

-- name: put_prompt_topic!
INSERT INTO prompt_topics (person_id, topic, wanted, at)
VALUES (:person_id, :topic, :wanted, :at)
ON CONFLICT (person_id, topic) DO UPDATE SET wanted = excluded.wanted, at = excluded.at;

-- name: clear_prompt_topics!
DELETE FROM prompt_topics WHERE person_id = :person_id;

-- name: list_prompt_topics
SELECT t.* FROM prompt_topics AS t JOIN people AS p ON p.id = t.person_id
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY t.person_id, t.topic;

-- name: put_prompt_complaint!
INSERT INTO prompt_complaints (unit_id, topic, person_id, at)
VALUES (:unit_id, :topic, :person_id, :at)
ON CONFLICT (unit_id, topic, person_id) DO UPDATE SET at = excluded.at;

-- name: count_prompt_complaints
SELECT topic, COUNT(DISTINCT person_id) AS times FROM prompt_complaints
WHERE at >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY topic ORDER BY topic;

-- name: last_prompts_said
SELECT prompt, MAX(day) AS day FROM prompt_sends
WHERE chat_id IS NOT NULL AND state = 'sent'
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY prompt ORDER BY prompt;

-- name: count_prompts_in_chat^
-- The day's own, and whether this very one was said there since; what was danger is not counted.
SELECT CAST(COALESCE(SUM(CASE WHEN day = :day AND danger = 0 THEN 1 ELSE 0 END), 0) AS BIGINT) AS today,
  CAST(COALESCE(SUM(CASE WHEN prompt = :prompt THEN 1 ELSE 0 END), 0) AS BIGINT) AS same
FROM prompt_sends
WHERE chat_id = :chat_id AND state = 'sent' AND (day = :day OR day > :since);

-- name: drop_prompts_skipped!
DELETE FROM prompt_sends WHERE chat_id = :chat_id AND day = :day AND state = 'skipped';

-- name: list_prompts_to_people
SELECT s.person_id, s.prompt, s.topic, s.day, s.at, s.danger,
  CASE WHEN a.send_id IS NULL THEN 0 ELSE 1 END AS answered
FROM prompt_sends AS s
LEFT JOIN prompt_answers AS a ON a.send_id = s.id AND a.person_id = s.person_id
WHERE s.person_id IS NOT NULL AND s.state = 'sent' AND s.day >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || s.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY s.at DESC, s.id DESC;

-- name: list_prompts_to_person
SELECT s.person_id, s.prompt, s.topic, s.day, s.at, s.danger,
  CASE WHEN a.send_id IS NULL THEN 0 ELSE 1 END AS answered
FROM prompt_sends AS s
LEFT JOIN prompt_answers AS a ON a.send_id = s.id AND a.person_id = s.person_id
WHERE s.person_id = :person_id AND s.state = 'sent' AND s.day >= :since
ORDER BY s.at DESC, s.id DESC;

-- name: prompt_people
-- Whoever can be written to and has agreed; of an account the one it speaks for first.
SELECT DISTINCT p.id,
  (SELECT COUNT(*) FROM cases AS s WHERE s.subject_id = p.id AND s.kind = 'symptom'
     AND s.ended_at IS NULL AND s.state IN ('open', 'claimed', 'in_progress')) AS ill,
  (SELECT COUNT(*) FROM vehicles AS v WHERE v.owner_id = p.id) AS drives,
  (SELECT COUNT(*) FROM boxes AS b WHERE b.kind = 'box'
    AND (b.keeper_id = p.id OR b.deputy_id = p.id)) AS keeps,
  (SELECT COUNT(*) FROM cases AS f WHERE f.author_id = p.id
     AND f.kind = 'help' AND f.category IN ('farm', 'field', 'freight')) AS farms
FROM people AS p
JOIN account_people AS ap ON ap.person_id = p.id AND ap.is_default = 1
JOIN accounts AS a ON a.id = ap.account_id AND a.may_write = 1
JOIN chats AS c ON c.account_id = a.id AND c.kind = 'private' AND c.gone = 0
WHERE p.ended_why IS NULL AND p.guest = 0 AND p.consent_at IS NOT NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY p.id;

-- name: list_prompts_unsaid
-- Given to the outbox, and taken back before it ever left.
SELECT s.id FROM prompt_sends AS s
WHERE s.state = 'sent' AND s.day >= :since
  AND EXISTS (SELECT 1 FROM outbox AS o WHERE o.about >= 'prompt:' || s.id || '@'
    AND o.about < 'prompt:' || s.id || 'A' AND o.state = 'gone' AND o.sent_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.about >= 'prompt:' || s.id || '@'
    AND o.about < 'prompt:' || s.id || 'A' AND (o.state <> 'gone' OR o.sent_at IS NOT NULL))
ORDER BY s.id;

-- name: skip_prompt_send!
UPDATE prompt_sends SET state = 'skipped', why = :why WHERE id = :id AND state = 'sent';

-- name: add_prompt_send^
INSERT INTO prompt_sends
  (id, prompt, topic, unit_id, chat_id, person_id, day, slot, state, why, register, danger, at)
VALUES (:id, :prompt, :topic, :unit_id, :chat_id, :person_id, :day, :slot, :state, :why, :register,
  :danger, :at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: find_prompt_send^
SELECT * FROM prompt_sends WHERE id = :id;

-- name: list_prompt_sends
SELECT * FROM prompt_sends
WHERE day >= :since AND day <= :until
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY at DESC, id DESC;

-- name: withdraw_prompt_send!
UPDATE prompt_sends SET state = 'withdrawn', why = :why WHERE id = :id;

-- name: put_prompt_answer!
INSERT INTO prompt_answers (send_id, person_id, answer, at)
VALUES (:send_id, :person_id, :answer, :at)
ON CONFLICT (send_id, person_id) DO UPDATE SET answer = excluded.answer, at = excluded.at;

-- name: count_prompt_answers
SELECT answer, COUNT(*) AS times FROM prompt_answers WHERE send_id = :send_id GROUP BY answer;

-- name: find_prompt_answer^
SELECT answer FROM prompt_answers WHERE send_id = :send_id AND person_id = :person_id;

-- name: put_prompt_yes!
INSERT INTO prompt_yes (what, unit_id, digest, by_id, verdict, at)
VALUES (:what, :unit_id, :digest, :by, :verdict, :at)
ON CONFLICT (what, unit_id) DO UPDATE SET
  digest = excluded.digest, by_id = excluded.by_id, verdict = excluded.verdict, at = excluded.at;

-- name: list_prompt_yes
SELECT what, digest, verdict, by_id FROM prompt_yes
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY what, at;

-- name: forget_prompt_answers!
DELETE FROM prompt_answers WHERE person_id = :person_id
  OR send_id IN (SELECT id FROM prompt_sends WHERE person_id = :person_id);

-- name: forget_prompt_sends!
DELETE FROM prompt_sends WHERE person_id = :person_id;

-- name: forget_prompt_topics!
DELETE FROM prompt_topics WHERE person_id = :person_id;

-- name: forget_prompt_complaints!
DELETE FROM prompt_complaints WHERE person_id = :person_id;

-- name: last_prompt_calendar^
SELECT about FROM outbox WHERE chat_id = :chat_id AND key = 'prompts.calendar'
ORDER BY id DESC LIMIT 1;

-- name: empty_prompt_yes!
UPDATE prompt_yes SET by_id = '' WHERE by_id = :person_id;

-- name: drop_old_prompt_answers
DELETE FROM prompt_answers WHERE (send_id, person_id) IN (
  SELECT send_id, person_id FROM prompt_answers WHERE at < :before ORDER BY at LIMIT :most
) RETURNING person_id;

-- name: drop_old_prompt_sends
DELETE FROM prompt_sends WHERE id IN (
  SELECT s.id FROM prompt_sends AS s
  WHERE s.at < :before AND NOT EXISTS (SELECT 1 FROM prompt_answers AS a WHERE a.send_id = s.id)
  ORDER BY s.at LIMIT :most
) RETURNING id;
