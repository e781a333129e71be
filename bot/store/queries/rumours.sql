-- name: put_rumour!
INSERT INTO rumours
  (id, unit_id, number, claim, topic, health, asked_at, changed_at, verdict, why, judge_id,
  judged_at, revision, draft, draft_by, draft_at, next_at, posted_at, withdrawn_at)
VALUES (:id, :unit_id, :number, :claim, :topic, :health, :asked_at, :changed_at, :verdict, :why,
  :judge_id, :judged_at, :revision, :draft, :draft_by, :draft_at, :next_at, :posted_at,
  :withdrawn_at)
ON CONFLICT (id) DO UPDATE SET
  topic = excluded.topic, health = excluded.health, changed_at = excluded.changed_at,
  verdict = excluded.verdict, why = excluded.why, judge_id = excluded.judge_id,
  judged_at = excluded.judged_at, revision = excluded.revision, draft = excluded.draft,
  draft_by = excluded.draft_by, draft_at = excluded.draft_at, next_at = excluded.next_at,
  posted_at = excluded.posted_at, withdrawn_at = excluded.withdrawn_at;

-- name: next_rumour_number^
SELECT COALESCE(MAX(number), 0) + 1 AS number FROM rumours WHERE unit_id = :unit_id;

-- name: find_rumour^
SELECT * FROM rumours WHERE id = :id;

-- name: find_rumour_numbered^
SELECT * FROM rumours WHERE unit_id = :unit_id AND number = :number;

-- name: list_rumours
SELECT * FROM rumours WHERE unit_id = :unit_id AND changed_at >= :since
ORDER BY asked_at DESC, id DESC;

-- name: find_rumour_draft^
SELECT * FROM rumours WHERE draft_by = :person_id AND draft_at >= :since
ORDER BY draft_at DESC, id DESC LIMIT 1;

-- name: list_rumours_due
SELECT * FROM rumours WHERE next_at <= :now ORDER BY next_at, id;

-- name: next_rumour_due^
SELECT MIN(next_at) AS at FROM rumours;

-- name: add_rumour_asker^
INSERT INTO rumour_askers (rumour_id, person_id, asked_at) VALUES (:rumour_id, :person_id, :at)
ON CONFLICT DO NOTHING RETURNING person_id;

-- name: list_rumour_askers
SELECT person_id FROM rumour_askers WHERE rumour_id = :rumour_id ORDER BY asked_at, person_id;

-- name: count_rumour_asked!
INSERT INTO rumour_counts (rumour_id, day, times) VALUES (:rumour_id, :day, 1)
ON CONFLICT (rumour_id, day) DO UPDATE SET times = rumour_counts.times + 1;

-- name: count_rumours_by_topic
SELECT r.topic, COUNT(DISTINCT r.id) AS rumours, CAST(SUM(c.times) AS BIGINT) AS times
FROM rumours AS r JOIN rumour_counts AS c ON c.rumour_id = r.id
WHERE r.unit_id = :unit_id AND c.day >= :since
GROUP BY r.topic ORDER BY times DESC, r.topic;

-- name: first_rumour_asker^
SELECT MIN(asked_at) AS at FROM rumour_askers;

-- name: drop_rumour_askers!
DELETE FROM rumour_askers WHERE asked_at < :before;

-- name: forget_rumour_asker!
DELETE FROM rumour_askers WHERE person_id = :person_id;

-- name: blank_rumour_judge!
UPDATE rumours SET judge_id = NULL WHERE judge_id = :person_id;

-- name: blank_rumour_draft!
UPDATE rumours SET draft = NULL, draft_by = NULL, draft_at = NULL WHERE draft_by = :person_id;
