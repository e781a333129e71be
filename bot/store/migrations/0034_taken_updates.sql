-- Several processes share the updates of one bot: which of them has taken an update.
ALTER TABLE inbox ADD COLUMN taken_by TEXT;
CREATE INDEX inbox_chats ON inbox (bot, chat_key);
