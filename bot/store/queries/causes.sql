-- name: note_cause^
-- An update may change something once; a second run gets no row back.
INSERT INTO handled (bot, update_id, at)
VALUES (:bot, :update_id, :at)
ON CONFLICT (bot, update_id) DO NOTHING
RETURNING update_id;

-- name: drop_cause_from_inbox!
-- What has been handled needs no raw update any more.
DELETE FROM inbox WHERE bot = :bot AND update_id = :update_id;
