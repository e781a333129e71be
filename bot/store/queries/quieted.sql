-- name: find_quieted^
SELECT account_id FROM quieted WHERE account_id = :account AND chat_id = :chat;

-- name: add_quieted!
INSERT INTO quieted (account_id, chat_id, since) VALUES (:account, :chat, :at)
ON CONFLICT (account_id, chat_id) DO NOTHING;

-- name: drop_quieted!
DELETE FROM quieted WHERE account_id = :account AND chat_id = :chat;
