-- name: add_round_sheet!
INSERT INTO round_sheets (token, list_id, holder_id, day, numbers, made_at)
VALUES (:token, :list_id, :holder_id, :day, :numbers, :made_at);

-- name: find_round_sheet^
SELECT * FROM round_sheets WHERE token = :token;

-- name: last_round_sheet^
SELECT * FROM round_sheets WHERE holder_id = :holder_id AND day >= :day
ORDER BY made_at DESC, token DESC LIMIT 1;

-- name: add_round_photo!
INSERT INTO round_photos (id, person_id, chat_id, state, at, heard, token, page, lines)
VALUES (:id, :person_id, :chat_id, 'reading', :at, :heard, NULL, NULL, NULL);

-- name: next_round_photo^
-- the oldest that nobody has tried; or whose reader has not come back
SELECT * FROM round_photos
WHERE state = 'reading' OR (state = 'trying' AND at < :stuck)
ORDER BY at, id LIMIT 1;

-- name: find_round_photo^
SELECT * FROM round_photos WHERE id = :id;

-- name: move_round_photo^
-- whether it stood where it was thought to stand
UPDATE round_photos SET state = :state WHERE id = :id AND state = :was RETURNING id;

-- name: put_round_photo_read!
UPDATE round_photos SET state = :state, heard = NULL, token = :token, page = :page, lines = :lines
WHERE id = :id;

-- name: drop_other_round_photos!
UPDATE round_photos SET state = 'dropped'
WHERE token = :token AND page = :page AND state = 'asked' AND id <> :id;

-- name: kept_round_photos
SELECT lines FROM round_photos WHERE token = :token AND state = 'kept' ORDER BY at, id;

-- name: drop_round_photos
DELETE FROM round_photos WHERE id IN (
  SELECT id FROM round_photos WHERE at < :before ORDER BY at LIMIT :most
) RETURNING id;

-- name: drop_round_sheets
DELETE FROM round_sheets WHERE token IN (
  SELECT token FROM round_sheets WHERE made_at < :before ORDER BY made_at LIMIT :most
) RETURNING token;

-- name: delete_round_photos!
DELETE FROM round_photos WHERE person_id = :person_id;

-- name: delete_round_sheets!
DELETE FROM round_sheets WHERE holder_id = :person_id;
