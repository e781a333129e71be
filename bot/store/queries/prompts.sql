-- name: begin_prompts!
INSERT INTO prompt_units (unit_id, begun_by, begun_at) VALUES (:unit_id, :by, :at)
ON CONFLICT (unit_id) DO UPDATE SET
  begun_by = excluded.begun_by, begun_at = excluded.begun_at, ended_at = NULL
  WHERE prompt_units.ended_at IS NOT NULL;

-- name: stop_prompts!
UPDATE prompt_units SET ended_at = :at WHERE unit_id = :unit_id AND ended_at IS NULL;

-- name: list_prompt_units
SELECT * FROM prompt_units WHERE ended_at IS NULL ORDER BY unit_id;

-- name: find_prompt_unit^
SELECT * FROM prompt_units WHERE unit_id = :unit_id;

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

-- name: list_prompt_sends_to
SELECT * FROM prompt_sends WHERE person_id = :person_id AND day >= :since
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

-- name: list_prompt_answers
SELECT send_id, person_id, answer FROM prompt_answers
WHERE REPLACE(CAST(:send_ids AS TEXT), ',' || send_id || ',', '') <> CAST(:send_ids AS TEXT)
ORDER BY at, person_id;

-- name: put_prompt_yes!
INSERT INTO prompt_yes (what, unit_id, digest, by_id, verdict, at)
VALUES (:what, :unit_id, :digest, :by, :verdict, :at)
ON CONFLICT (what, unit_id) DO UPDATE SET
  digest = excluded.digest, by_id = excluded.by_id, verdict = excluded.verdict, at = excluded.at;

-- name: list_prompt_yes
SELECT what, digest, verdict FROM prompt_yes
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY what, at;

-- name: forget_prompt_answers!
DELETE FROM prompt_answers WHERE person_id = :person_id
  OR send_id IN (SELECT id FROM prompt_sends WHERE person_id = :person_id);

-- name: forget_prompt_sends!
DELETE FROM prompt_sends WHERE person_id = :person_id;
