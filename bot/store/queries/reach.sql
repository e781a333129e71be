-- name: add_reach_list^
INSERT INTO reach_lists (id, holder_id, day, at) VALUES (:id, :holder_id, :day, :at)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: find_reach_list^
SELECT * FROM reach_lists WHERE id = :id;

-- name: last_reach_list^
SELECT * FROM reach_lists WHERE holder_id = :holder_id AND day >= :since
ORDER BY day DESC LIMIT 1;

-- name: list_reach_lists_of
SELECT * FROM reach_lists WHERE holder_id = :holder_id AND day >= :since ORDER BY day DESC;

-- name: list_reach_lines
SELECT * FROM reach_lines WHERE list_id = :list_id ORDER BY number;

-- name: add_reach_line!
INSERT INTO reach_lines (list_id, number, person_id, unit_id, prompts, why, at)
VALUES (:list_id, :number, :person_id, :unit_id, :prompts, :why, :at)
ON CONFLICT (list_id, person_id) DO UPDATE SET
  prompts = excluded.prompts, why = excluded.why, at = excluded.at, told_at = NULL, how = NULL;

-- name: drop_reach_line!
DELETE FROM reach_lines WHERE list_id = :list_id AND person_id = :person_id;

-- name: end_reach_line^
UPDATE reach_lines SET told_at = :at, how = :how
WHERE list_id = :list_id AND person_id = :person_id AND told_at IS NULL
RETURNING list_id;

-- name: open_reach_lines_of
SELECT * FROM reach_lines WHERE person_id = :person_id AND told_at IS NULL ORDER BY at;

-- name: reach_lines_of_units
SELECT * FROM reach_lines
WHERE at >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY at, person_id;

-- name: reach_answers_of_units
-- Who said what of which prompt, in groups and alone; whoever speaks for the same phone with them.
SELECT DISTINCT s.prompt, COALESCE(other.person_id, a.person_id) AS person_id, a.answer
FROM prompt_answers AS a
JOIN prompt_sends AS s ON s.id = a.send_id
LEFT JOIN account_people AS own ON own.person_id = a.person_id
LEFT JOIN account_people AS other ON other.account_id = own.account_id
WHERE s.day >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || s.unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: count_reach
-- Of what was said in these units since a day: how often, and what was pressed or said.
SELECT
  (SELECT COUNT(*) FROM prompt_sends AS s WHERE s.state = 'sent' AND s.day >= :since
    AND REPLACE(CAST(:unit_ids AS TEXT), ',' || s.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)) AS said,
  CAST(COALESCE(SUM(CASE WHEN a.answer = 'heard' THEN 1 ELSE 0 END), 0) AS BIGINT) AS heard,
  CAST(COALESCE(SUM(CASE WHEN a.answer = 'unclear' THEN 1 ELSE 0 END), 0) AS BIGINT) AS unclear,
  CAST(COALESCE(SUM(CASE WHEN a.answer = 'aloud' THEN 1 ELSE 0 END), 0) AS BIGINT) AS aloud
FROM prompt_answers AS a JOIN prompt_sends AS t ON t.id = a.send_id
WHERE t.day >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || t.unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: last_notice_in_chat^
SELECT about, key, params, sent_at FROM outbox
WHERE chat_id = :chat_id AND sent_at IS NOT NULL AND state <> 'gone'
ORDER BY sent_at DESC, id DESC LIMIT 1;

-- name: put_prompt_quiet^
INSERT INTO prompt_quiet (person_id, since) VALUES (:person_id, :at)
ON CONFLICT (person_id) DO UPDATE SET since = excluded.since WHERE prompt_quiet.since IS NULL
RETURNING person_id;

-- name: wake_prompt_quiet^
UPDATE prompt_quiet SET since = NULL, woke_on = :day
WHERE person_id = :person_id AND since IS NOT NULL
RETURNING person_id;

-- name: list_prompt_quiet
SELECT q.* FROM prompt_quiet AS q JOIN people AS p ON p.id = q.person_id
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: drop_reach_lines_of!
DELETE FROM reach_lines WHERE person_id = :person_id;

-- name: drop_open_reach_lines_of!
DELETE FROM reach_lines WHERE person_id = :person_id AND told_at IS NULL;

-- name: drop_prompt_quiet!
DELETE FROM prompt_quiet WHERE person_id = :person_id;

-- name: drop_lines_of_holder!
DELETE FROM reach_lines WHERE list_id IN (SELECT id FROM reach_lists WHERE holder_id = :person_id);

-- name: drop_reach_lists_of!
DELETE FROM reach_lists WHERE holder_id = :person_id;

-- name: drop_old_reach_lines
DELETE FROM reach_lines WHERE list_id IN (
  SELECT l.id FROM reach_lists AS l WHERE l.at < :before
    AND EXISTS (SELECT 1 FROM reach_lines AS n WHERE n.list_id = l.id)
  ORDER BY l.at LIMIT :most
) RETURNING list_id AS id;
