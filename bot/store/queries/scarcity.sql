-- name: put_scarcity!
INSERT INTO stock_scarcity (id, unit_id, item, since, by_id, why, until, above_since)
VALUES (:id, :unit_id, :item, :since, :by_id, :why, :until, :above_since)
ON CONFLICT (id) DO UPDATE SET why = excluded.why, by_id = excluded.by_id,
  until = excluded.until, above_since = excluded.above_since;

-- name: open_scarcity
SELECT * FROM stock_scarcity WHERE until IS NULL ORDER BY id;

-- name: find_scarcity^
SELECT * FROM stock_scarcity WHERE id = :id;

-- name: served_in_scarcity
SELECT DISTINCT c.id AS id FROM cases c JOIN stock_holds h ON h.case_id = c.id
WHERE c.pause_reason = :why AND c.ended_at IS NULL AND h.state = 'kept' ORDER BY c.id LIMIT 100;

-- name: untold_in_scarcity
SELECT h.id AS id, h.since AS since FROM stock_holds h JOIN cases c ON c.id = h.case_id
WHERE h.state = 'queued' AND c.pause_reason = :why AND c.ended_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM stock_told t WHERE t.what = :told AND t.about = h.id)
ORDER BY h.since, h.id LIMIT 100;
