-- name: find_account^
SELECT * FROM accounts WHERE bot = :bot AND user_id = :user_id;

-- name: find_account_by_id^
SELECT * FROM accounts WHERE id = :id;

-- name: add_account^
INSERT INTO accounts (id, bot, user_id, shown_name, created_at)
VALUES (:id, :bot, :user_id, :shown_name, :created_at)
ON CONFLICT (bot, user_id) DO NOTHING
RETURNING id;

-- name: set_may_write!
UPDATE accounts SET may_write = :may_write WHERE id = :id;

-- name: set_shown_name!
UPDATE accounts SET shown_name = :shown_name WHERE id = :id;

-- name: set_welcomed!
UPDATE accounts SET welcomed_at = :at WHERE id = :id AND welcomed_at IS NULL;

-- name: list_people_of_account
SELECT p.*, ap.is_default FROM account_people AS ap JOIN people AS p ON p.id = ap.person_id
WHERE ap.account_id = :account_id
ORDER BY ap.is_default DESC, p.id;

-- name: clear_default_person!
UPDATE account_people SET is_default = 0 WHERE account_id = :account_id;

-- name: link_account!
INSERT INTO account_people (account_id, person_id, is_default)
VALUES (:account_id, :person_id, :is_default)
ON CONFLICT (account_id, person_id) DO UPDATE SET is_default = excluded.is_default;

-- name: unlink_account!
DELETE FROM account_people WHERE account_id = :account_id AND person_id = :person_id;

-- name: list_accounts_of_person
SELECT a.* FROM account_people AS ap JOIN accounts AS a ON a.id = ap.account_id
WHERE ap.person_id = :person_id
ORDER BY a.id;

-- name: empty_unlinked_account!
UPDATE accounts SET shown_name = '', welcomed_at = NULL
WHERE id = :id AND NOT EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.account_id = :id);

-- name: empty_title_of_account!
UPDATE chats SET title = NULL
WHERE account_id = :id AND NOT EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.account_id = :id);

-- name: find_chat_by_former_address^
SELECT c.* FROM chat_former_addresses AS f JOIN chats AS c ON c.id = f.chat_id
WHERE f.bot = :bot AND f.telegram_id = :telegram_id;

-- name: find_chat_by_address^
SELECT * FROM chats WHERE bot = :bot AND telegram_id = :telegram_id;

-- name: find_chat^
SELECT * FROM chats WHERE id = :id;

-- name: add_chat^
INSERT INTO chats (
  id, bot, kind, telegram_id, title, account_id, unit_id, reads_all, rest_until, gone, created_at
) VALUES (
  :id, :bot, :kind, :telegram_id, :title, :account_id, :unit_id, :reads_all, :rest_until, :gone,
  :created_at
)
ON CONFLICT (bot, telegram_id) DO NOTHING
RETURNING id;

-- name: find_private_chat^
SELECT * FROM chats WHERE account_id = :account_id AND kind = 'private'
ORDER BY gone, id LIMIT 1;

-- name: list_private_chats_of_person
SELECT c.* FROM account_people AS ap
JOIN accounts AS a ON a.id = ap.account_id
JOIN chats AS c ON c.account_id = a.id
WHERE ap.person_id = :person_id AND a.may_write = 1 AND c.kind = 'private' AND c.gone = 0
ORDER BY c.id;

-- name: list_groups_of_unit
SELECT * FROM chats
WHERE unit_id = :unit_id AND kind <> 'private' AND gone = 0
ORDER BY id;

-- name: bind_chat!
UPDATE chats SET unit_id = :unit_id, bound_by = :bound_by, bound_at = :bound_at WHERE id = :id;

-- name: set_added_by!
UPDATE chats SET added_by = :added_by WHERE id = :id;

-- name: set_chat_gone!
UPDATE chats SET gone = :gone WHERE id = :id;

-- name: set_reads_all!
UPDATE chats SET reads_all = :reads_all WHERE id = :id;

-- name: rest_chat!
UPDATE chats SET rest_until = :rest_until WHERE id = :id;

-- name: add_former_address!
INSERT INTO chat_former_addresses (bot, telegram_id, chat_id, until)
VALUES (:bot, :telegram_id, :chat_id, :until)
ON CONFLICT (bot, telegram_id) DO NOTHING;

-- name: readdress_chat!
UPDATE chats SET telegram_id = :telegram_id, kind = :kind WHERE id = :id;

-- name: leave_chats_bound!
UPDATE chats SET bound_by = NULL WHERE bound_by = :person_id;

-- name: leave_chats_added!
UPDATE chats SET added_by = NULL WHERE added_by = :person_id;
