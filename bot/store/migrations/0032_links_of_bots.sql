-- A deep link opens with the bot that gave it out, and with no other; older ones know none.
ALTER TABLE links ADD COLUMN bot TEXT;
