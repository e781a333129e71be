-- name: stocked_in_box
SELECT b.item AS item, l.unit AS unit,
  CAST(SUM(b.on_hand) AS BIGINT) AS there,
  CAST(SUM(CASE WHEN l.blocked IS NULL AND (l.last_day IS NULL OR l.last_day >= :today)
    THEN b.on_hand ELSE 0 END) AS BIGINT) AS usable,
  MIN((SELECT MIN(e.at) FROM stock_entries e
    WHERE e.lot_id = b.lot_id AND e.box_id = b.box_id)) AS begun
FROM stock_balances b JOIN stock_lots l ON l.id = b.lot_id
WHERE b.box_id = :box GROUP BY b.item, l.unit ORDER BY b.item, l.unit;

-- name: used_in_box
-- By the hour, as text: which day an hour belongs to depends on where the village is.
SELECT l.item AS item, l.unit AS unit, SUBSTR(e.at, 1, 13) AS hour,
  CAST(SUM(CASE WHEN e.verb = 'out' AND r.id IS NULL THEN -e.on_hand ELSE 0 END) AS BIGINT)
    AS used,
  CAST(SUM(CASE WHEN e.verb IN ('send', 'come_back') AND r.id IS NULL THEN -e.on_hand ELSE 0 END)
    AS BIGINT) AS sent,
  CAST(SUM(e.on_hand) AS BIGINT) AS change
FROM stock_entries e
JOIN stock_lots l ON l.id = e.lot_id
LEFT JOIN stock_entries r ON r.reverses = e.id
WHERE e.box_id = :box AND e.at >= :since
GROUP BY l.item, l.unit, SUBSTR(e.at, 1, 13)
ORDER BY l.item, l.unit, SUBSTR(e.at, 1, 13);

-- name: standing_in_box
SELECT b.item AS item, l.unit AS unit, CAST(SUM(b.on_hand) AS BIGINT) AS on_hand,
  CAST(SUM(b.reserved) AS BIGINT) AS reserved, CAST(SUM(b.lent) AS BIGINT) AS lent,
  CAST(SUM(b.moving) AS BIGINT) AS moving, MIN(l.last_day) AS soonest
FROM stock_balances b JOIN stock_lots l ON l.id = b.lot_id
WHERE b.box_id = :box AND (b.on_hand > 0 OR b.lent > 0 OR b.moving > 0)
GROUP BY b.item, l.unit ORDER BY b.item, l.unit;

-- name: every_lot_standing
SELECT b.box_id, b.item, l.unit, l.batch, l.last_day, l.blocked,
  b.on_hand, b.reserved, b.lent, b.moving
FROM stock_balances b JOIN stock_lots l ON l.id = b.lot_id
WHERE b.on_hand > 0 OR b.lent > 0 OR b.moving > 0
ORDER BY b.box_id, b.item, l.unit, l.last_day, l.id;
