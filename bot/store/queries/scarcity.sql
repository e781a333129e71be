-- name: put_scarcity!
INSERT INTO stock_scarcity (id, unit_id, item, since, by_id, why, until, above_since)
VALUES (:id, :unit_id, :item, :since, :by_id, :why, :until, :above_since)
ON CONFLICT (id) DO UPDATE SET why = excluded.why, by_id = excluded.by_id,
  until = excluded.until, above_since = excluded.above_since;

-- name: open_scarcity
SELECT * FROM stock_scarcity WHERE until IS NULL ORDER BY id;

-- name: find_scarcity^
SELECT * FROM stock_scarcity WHERE id = :id;
