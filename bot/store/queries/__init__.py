"""Every question put to the database, as named SQL; `bot.store.sqltext` reads it."""
