-- name: add_voice!
INSERT INTO voices (id, what, unit_id, speaker_id, chat_id, state, digest, at)
VALUES (:id, :what, :unit_id, :speaker_id, :chat_id, 'offered', :digest, :at);

-- name: drop_voice_offers!
-- one offer a person at a time
UPDATE voices SET state = 'dropped', heard = NULL
WHERE speaker_id = :speaker_id AND state = 'offered';

-- name: find_voice^
SELECT * FROM voices WHERE id = :id;

-- name: find_voice_offer^
SELECT * FROM voices
WHERE speaker_id = :speaker_id AND chat_id = :chat_id AND state = 'offered' AND at >= :since
ORDER BY at DESC, id DESC LIMIT 1;

-- name: put_voice_spoken!
UPDATE voices SET state = 'spoken', heard = :heard, file_id = :file_id, at = :at WHERE id = :id;

-- name: move_voice^
-- whether it stood where it was thought to stand
UPDATE voices SET state = :state, at = :at, heard = NULL
WHERE id = :id AND state = :was RETURNING id;

-- name: put_voice_sound!
UPDATE voices SET sha256 = :sha256 WHERE id = :id;

-- name: put_voice_asked!
UPDATE voices SET state = 'asked', asked_id = :asked_id, at = :at WHERE id = :id;

-- name: put_voice_judged!
UPDATE voices SET by_id = :by_id WHERE id = :id;

-- name: drop_other_voices!
-- the same person saying the same thing anew
UPDATE voices SET state = 'dropped'
WHERE what = :what AND speaker_id = :speaker_id AND state = 'approved' AND id <> :id;

-- name: list_voices_of_state
SELECT * FROM voices WHERE state = :state AND at <= :until ORDER BY at, id;

-- name: list_approved_voices
-- not of who has died: nobody is to hear them unprepared
SELECT v.* FROM voices v JOIN people p ON p.id = v.speaker_id
WHERE v.what = :what AND v.state = 'approved' AND v.sha256 IS NOT NULL
  AND (p.ended_on IS NULL OR p.ended_why <> 'died')
ORDER BY v.at DESC, v.id DESC;

-- name: list_recorded
SELECT DISTINCT what, unit_id, digest FROM voices WHERE state IN ('wanted', 'asked', 'approved');

-- name: voice_file^
SELECT file_id FROM voice_files WHERE sha256 = :sha256 AND bot = :bot;

-- name: put_voice_file!
INSERT INTO voice_files (sha256, bot, file_id) VALUES (:sha256, :bot, :file_id)
ON CONFLICT (sha256, bot) DO UPDATE SET file_id = excluded.file_id;

-- name: find_made_voice^
SELECT sha256 FROM voice_made WHERE digest = :digest ORDER BY made_at DESC, engine LIMIT 1;

-- name: put_made_voice!
INSERT INTO voice_made (digest, engine, sha256, made_at)
VALUES (:digest, :engine, :sha256, :at)
ON CONFLICT (digest, engine) DO UPDATE SET sha256 = excluded.sha256, made_at = excluded.made_at;

-- name: list_made_voices
SELECT digest FROM voice_made WHERE engine = :engine;

-- name: list_kept_sounds
SELECT sha256 FROM voices WHERE sha256 IS NOT NULL AND state IN ('asked', 'approved', 'wanted')
UNION SELECT sha256 FROM voice_made;

-- name: forget_voice_files!
DELETE FROM voice_files WHERE sha256 IN (
  SELECT sha256 FROM voices WHERE speaker_id = :person_id AND sha256 IS NOT NULL
);

-- name: forget_voices!
DELETE FROM voices WHERE speaker_id = :person_id;

-- name: drop_made_voices!
DELETE FROM voice_made WHERE engine <> :engine;

-- name: own_voices
-- Saying once more is no recording: what was let go of is not told.
SELECT what, state, at FROM voices
WHERE speaker_id = :person_id AND state IN ('spoken', 'wanted', 'asked', 'approved') ORDER BY at, id;

-- name: drop_old_voices!
DELETE FROM voices WHERE state IN ('offered', 'dropped') AND at < :before;

-- name: drop_voice_names!
DELETE FROM voice_files WHERE sha256 NOT IN (
  SELECT sha256 FROM voices WHERE sha256 IS NOT NULL AND state IN ('asked', 'approved', 'wanted')
  UNION SELECT sha256 FROM voice_made
);
