-- name: put_bulletin!
INSERT INTO bulletins
  (id, unit_id, number, kind, by_id, words, source, until, version, state, at, changed_at, changes)
VALUES (:id, :unit_id, :number, :kind, :by_id, :words, :source, :until, :version, :state, :at,
  :changed_at, :changes)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number, at = excluded.at, kind = excluded.kind, words = excluded.words, source = excluded.source, until = excluded.until,
  version = excluded.version, state = excluded.state, changed_at = excluded.changed_at;

-- name: add_bulletin_version!
INSERT INTO bulletin_versions (bulletin_id, version, words, source, until, by_id, at)
VALUES (:bulletin_id, :version, :words, :source, :until, :by_id, :at)
ON CONFLICT DO NOTHING;

-- name: next_bulletin_number^
SELECT COALESCE(MAX(number), 0) + 1 AS number FROM bulletins WHERE unit_id = :unit_id;

-- name: find_bulletin^
SELECT * FROM bulletins WHERE id = :id;

-- name: draft_bulletin_of^
SELECT * FROM bulletins
WHERE by_id = :by_id AND state = 'draft' AND changed_at >= :since
ORDER BY changed_at DESC, id DESC LIMIT 1;

-- name: list_bulletins
SELECT * FROM bulletins
WHERE state = 'live'
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY at DESC, id DESC;

-- name: find_bulletin_numbered^
SELECT * FROM bulletins WHERE unit_id = :unit_id AND number = :number AND state <> 'draft';

-- name: list_bulletins_over
SELECT * FROM bulletins WHERE state = 'live' AND until <= :now ORDER BY until, id;

-- name: next_bulletin_end^
SELECT MIN(until) AS until FROM bulletins WHERE state = 'live';

-- name: drop_bulletin!
DELETE FROM bulletins WHERE id = :id AND state = 'draft';

-- name: list_bulletins_in_force
SELECT * FROM bulletins WHERE state = 'live' AND until > :now ORDER BY until, id;
