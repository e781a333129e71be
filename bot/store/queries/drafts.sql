-- name: list_undrafted
-- voice notes and pictures of open matters that no machine has tried to read yet
SELECT s.id, s.file_id, s.case_id, s.person_id
FROM said AS s
JOIN cases AS c ON c.id = s.case_id
LEFT JOIN drafts AS d ON d.said_id = s.id
WHERE d.said_id IS NULL AND s.form = :form AND s.file_id IS NOT NULL AND s.at >= :since
  AND s.person_id = c.author_id AND c.ended_at IS NULL
  AND (c.kind = 'message' OR (s.form = 'photo' AND (c.category = 'medicine' OR c.kind = 'gift')))
ORDER BY s.id
LIMIT :most;

-- name: add_draft^
INSERT INTO drafts (said_id, words, made_at) VALUES (:said_id, '', :made_at)
ON CONFLICT (said_id) DO NOTHING
RETURNING said_id;

-- name: set_draft_words^
UPDATE drafts SET words = :words WHERE said_id = :said_id AND answer IS NULL
RETURNING said_id;

-- name: find_draft^
SELECT d.said_id, d.words, d.answer, s.case_id, s.person_id
FROM drafts AS d JOIN said AS s ON s.id = d.said_id
WHERE d.said_id = :said_id;

-- name: find_voice_draft^
-- of the latest voice note of a case, which is the one that is heard with its card
SELECT d.words FROM said AS s LEFT JOIN drafts AS d ON d.said_id = s.id
WHERE s.case_id = :case_id AND s.form = 'voice' AND s.person_id = :author_id
ORDER BY s.id DESC
LIMIT 1;

-- name: answer_draft^
-- once: whoever presses again changes nothing
UPDATE drafts SET answer = :answer, words = ''
WHERE said_id = :said_id AND answer IS NULL
RETURNING said_id;
