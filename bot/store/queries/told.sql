-- name: told_of_box
SELECT what, about FROM stock_told WHERE box_id = :box;

-- name: put_told!
INSERT INTO stock_told (box_id, what, about, at) VALUES (:box, :what, :about, :at)
ON CONFLICT (box_id, what, about) DO UPDATE SET at = excluded.at;

-- name: drop_told!
DELETE FROM stock_told WHERE box_id = :box AND what = :what AND about = :about;

-- name: told_of_sort
SELECT box_id, at FROM stock_told WHERE what = :what;

-- name: locked_since
SELECT lot_id, MAX(at) AS at FROM stock_entries
WHERE box_id = :box AND verb = 'recall' GROUP BY lot_id;

-- name: came_in_since^
SELECT CAST(COALESCE(SUM(e.on_hand), 0) AS BIGINT) AS qty
FROM stock_entries e JOIN stock_lots l ON l.id = e.lot_id
WHERE e.box_id = :box AND l.item = :item AND l.unit = :unit AND e.at >= :since
  AND (e.verb = 'in' OR e.reverses IN (SELECT x.id FROM stock_entries x WHERE x.verb = 'in'));
