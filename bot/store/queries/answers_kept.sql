-- name: keep_answer^
INSERT INTO answers_kept (
  id, unit_id, case_id, question, answer, subject, things, doctor_id, released_at, expires_on
) VALUES (
  :id, :unit_id, :case_id, :question, :answer, :subject, :things, :doctor_id, :released_at,
  :expires_on
)
ON CONFLICT (case_id) DO UPDATE SET
  question = excluded.question, answer = excluded.answer, released_at = excluded.released_at,
  expires_on = excluded.expires_on, withdrawn_at = NULL
RETURNING id;

-- name: find_kept_answer^
SELECT * FROM answers_kept WHERE id = :id;

-- name: list_kept_answers
SELECT * FROM answers_kept
WHERE withdrawn_at IS NULL AND expires_on > :day
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY released_at DESC LIMIT 500;

-- name: withdraw_kept_answer^
UPDATE answers_kept SET withdrawn_at = :at WHERE case_id = :case_id AND withdrawn_at IS NULL
RETURNING id;

-- name: blank_answer_hands!
UPDATE answers_kept SET doctor_id = NULL WHERE doctor_id = :person_id;
