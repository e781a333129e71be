-- name: put_studio_draft!
INSERT INTO studio_drafts (
  id, unit_id, author_id, form, words, state, topic, until, signed, health, refused_by, why,
  out_at, opened_at, changed_at
) VALUES (
  :id, :unit_id, :author_id, :form, :words, :state, :topic, :until, :signed, :health, :refused_by,
  :why, :out_at, :opened_at, :changed_at
)
ON CONFLICT (id) DO UPDATE SET
  words = excluded.words, state = excluded.state, topic = excluded.topic, until = excluded.until,
  signed = excluded.signed, health = excluded.health, refused_by = excluded.refused_by,
  why = excluded.why, out_at = excluded.out_at, changed_at = excluded.changed_at;

-- name: find_studio_draft^
SELECT * FROM studio_drafts WHERE id = :id;

-- name: list_studio_drafts_by
SELECT * FROM studio_drafts WHERE author_id = :person_id ORDER BY changed_at DESC, id DESC;

-- name: list_studio_drafts_in
SELECT * FROM studio_drafts
WHERE state = :state
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY changed_at DESC, id DESC;

-- name: list_studio_drafts_of_state
SELECT * FROM studio_drafts WHERE state = :state ORDER BY changed_at, id;

-- name: list_studio_asked_of
-- What somebody was asked about, the latest first.
SELECT d.* FROM studio_drafts AS d JOIN studio_asks AS a ON a.what = d.id
WHERE a.person_id = :person_id ORDER BY a.at DESC, d.id DESC;

-- name: list_studio_refused_by
SELECT * FROM studio_drafts WHERE refused_by = :person_id AND state = 'refused'
ORDER BY changed_at DESC, id DESC;

-- name: put_studio_yes!
INSERT INTO studio_yes (draft_id, gate, digest, by_id, at)
VALUES (:draft_id, :gate, :digest, :by_id, :at)
ON CONFLICT (draft_id, gate) DO UPDATE SET
  digest = excluded.digest, by_id = excluded.by_id, at = excluded.at;

-- name: list_studio_yes
SELECT * FROM studio_yes WHERE draft_id = :draft_id ORDER BY at, gate;

-- name: put_studio_named!
INSERT INTO studio_named (draft_id, person_id, agreed) VALUES (:draft_id, :person_id, :agreed)
ON CONFLICT (draft_id, person_id) DO UPDATE SET agreed = excluded.agreed;

-- name: list_studio_named
SELECT * FROM studio_named WHERE draft_id = :draft_id ORDER BY person_id;

-- name: list_studio_naming
SELECT d.* FROM studio_drafts AS d JOIN studio_named AS n ON n.draft_id = d.id
WHERE n.person_id = :person_id ORDER BY d.id;

-- name: add_studio_ask^
INSERT INTO studio_asks (what, person_id, digest, at) VALUES (:what, :person_id, :digest, :at)
ON CONFLICT DO NOTHING
RETURNING what;

-- name: list_studio_asks
SELECT * FROM studio_asks WHERE what = :what AND digest = :digest ORDER BY at, person_id;

-- name: list_studio_asks_since
SELECT * FROM studio_asks WHERE at >= :since ORDER BY at, person_id;

-- name: drop_studio_yes!
DELETE FROM studio_yes WHERE draft_id IN (
  SELECT id FROM studio_drafts
  WHERE changed_at < :before AND (state <> 'out' OR until IS NULL OR until < :day));

-- name: drop_studio_named!
DELETE FROM studio_named WHERE draft_id IN (
  SELECT id FROM studio_drafts
  WHERE changed_at < :before AND (state <> 'out' OR until IS NULL OR until < :day));

-- name: drop_studio_drafts
DELETE FROM studio_drafts
WHERE changed_at < :before AND (state <> 'out' OR until IS NULL OR until < :day)
RETURNING id;

-- name: first_studio_over^
SELECT MIN(changed_at) AS at FROM studio_drafts
WHERE state <> 'out' OR until IS NULL OR until < :day;

-- name: forget_studio_yes!
DELETE FROM studio_yes WHERE draft_id IN (SELECT id FROM studio_drafts WHERE author_id = :person_id);

-- name: forget_studio_named!
DELETE FROM studio_named WHERE person_id = :person_id
  OR draft_id IN (SELECT id FROM studio_drafts WHERE author_id = :person_id);

-- name: forget_studio_asks!
DELETE FROM studio_asks WHERE person_id = :person_id;

-- name: forget_studio_drafts!
DELETE FROM studio_drafts WHERE author_id = :person_id;

-- name: blank_studio_yes!
UPDATE studio_yes SET by_id = NULL WHERE by_id = :person_id;

-- name: blank_studio_refused!
UPDATE studio_drafts SET refused_by = NULL WHERE refused_by = :person_id;

-- name: withdraw_studio_naming!
UPDATE studio_drafts SET state = 'withdrawn', words = ''
WHERE id IN (SELECT draft_id FROM studio_named WHERE person_id = :person_id);
