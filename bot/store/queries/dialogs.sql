-- name: find_dialog^
SELECT * FROM dialogs WHERE account_id = :account AND chat_id = :chat;

-- name: put_dialog!
-- A talk of another sort in the same chat begins anew: its buttons carry its own id.
INSERT INTO dialogs (id, account_id, chat_id, form, version, step, answers, expires_at)
VALUES (:id, :account, :chat, :form, :version, :step, :answers, :expires)
ON CONFLICT (account_id, chat_id) DO UPDATE SET
  id = CASE WHEN dialogs.form = excluded.form THEN dialogs.id ELSE excluded.id END,
  form = excluded.form, version = excluded.version, step = excluded.step,
  answers = excluded.answers, expires_at = excluded.expires_at,
  revision = dialogs.revision + 1;

-- name: drop_dialog^
DELETE FROM dialogs WHERE account_id = :account AND chat_id = :chat RETURNING id;

-- name: expired_dialogs
SELECT * FROM dialogs WHERE expires_at <= :now ORDER BY expires_at, id LIMIT 100;
