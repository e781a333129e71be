-- name: add_lot!
INSERT INTO stock_lots (id, item, unit, batch, last_day, logo, source, giver_id, household_id,
  donation_id, fund, photo, checked_by, blocked, received_at)
VALUES (:id, :item, :unit, :batch, :last_day, :logo, :source, :giver_id, :household_id,
  :donation_id, :fund, :photo, :checked_by, :blocked, :received_at);

-- name: find_lot^
SELECT * FROM stock_lots WHERE id = :id;

-- name: block_lot!
UPDATE stock_lots SET blocked = CAST(:why AS TEXT) WHERE id = :id;

-- name: lots_of_item
SELECT * FROM stock_lots WHERE item = :item
AND (CAST(:batch AS TEXT) IS NULL OR batch = CAST(:batch AS TEXT)) ORDER BY id;

-- name: lots_of_donation
SELECT * FROM stock_lots WHERE donation_id = :donation ORDER BY id;

-- name: add_balance!
INSERT INTO stock_balances (box_id, lot_id, item) VALUES (:box, :lot, :item)
ON CONFLICT (box_id, lot_id) DO NOTHING;

-- name: move_balance^
UPDATE stock_balances SET
  on_hand = on_hand + CAST(:on_hand AS BIGINT), reserved = reserved + CAST(:reserved AS BIGINT),
  lent = lent + CAST(:lent AS BIGINT), moving = moving + CAST(:moving AS BIGINT)
WHERE box_id = :box AND lot_id = :lot
  AND reserved + CAST(:reserved AS BIGINT) >= 0
  AND reserved + CAST(:reserved AS BIGINT) <= on_hand + CAST(:on_hand AS BIGINT)
  AND lent + CAST(:lent AS BIGINT) >= 0 AND moving + CAST(:moving AS BIGINT) >= 0
RETURNING lot_id;

-- name: find_balance^
SELECT on_hand, reserved, lent, moving FROM stock_balances WHERE box_id = :box AND lot_id = :lot;

-- name: add_entry!
INSERT INTO stock_entries (id, at, box_id, lot_id, verb, on_hand, reserved, lent, moving, by_id,
  case_id, ref, reverses, reason)
VALUES (:id, :at, :box_id, :lot_id, :verb, :on_hand, :reserved, :lent, :moving, :by_id,
  :case_id, :ref, :reverses, :reason);

-- name: find_entry^
SELECT * FROM stock_entries WHERE id = :id;

-- name: entry_reversing^
SELECT * FROM stock_entries WHERE reverses = :id;

-- name: entries_of_ref
SELECT * FROM stock_entries WHERE ref = :ref ORDER BY id;

-- name: entries_of_lot
SELECT * FROM stock_entries WHERE lot_id = :lot ORDER BY id;

-- name: entries_of_box
SELECT * FROM stock_entries WHERE box_id = :box AND at >= :since AND at < :until ORDER BY id;

-- name: last_entries_by
SELECT * FROM stock_entries WHERE box_id = :box AND by_id = :by ORDER BY id DESC LIMIT :most;

-- name: shelf_of_box
SELECT b.box_id, b.on_hand, b.reserved, b.lent, b.moving, l.* FROM stock_balances b
JOIN stock_lots l ON l.id = b.lot_id
WHERE b.box_id = :box AND (b.on_hand > 0 OR b.lent > 0 OR b.moving > 0)
ORDER BY l.item, l.last_day, l.id;

-- name: shelf_of_item
SELECT b.box_id, b.on_hand, b.reserved, b.lent, b.moving, l.* FROM stock_balances b
JOIN stock_lots l ON l.id = b.lot_id
WHERE b.item = :item AND (b.on_hand > 0 OR b.lent > 0 OR b.moving > 0)
ORDER BY b.box_id, l.last_day, l.id;

-- name: shelf_of_item_in_box
SELECT b.box_id, b.on_hand, b.reserved, b.lent, b.moving, l.* FROM stock_balances b
JOIN stock_lots l ON l.id = b.lot_id
WHERE b.box_id = :box AND b.item = :item
ORDER BY l.last_day, l.id;

-- name: shelf_of_lot
SELECT b.box_id, b.on_hand, b.reserved, b.lent, b.moving, l.* FROM stock_balances b
JOIN stock_lots l ON l.id = b.lot_id WHERE b.lot_id = :lot ORDER BY b.box_id;

-- name: sums_that_differ
SELECT b.box_id, b.lot_id FROM stock_balances b
LEFT JOIN (
  SELECT box_id, lot_id, CAST(SUM(on_hand) AS BIGINT) AS on_hand,
    CAST(SUM(reserved) AS BIGINT) AS reserved, CAST(SUM(lent) AS BIGINT) AS lent,
    CAST(SUM(moving) AS BIGINT) AS moving
  FROM stock_entries GROUP BY box_id, lot_id
) e ON e.box_id = b.box_id AND e.lot_id = b.lot_id
WHERE b.on_hand <> COALESCE(e.on_hand, 0) OR b.reserved <> COALESCE(e.reserved, 0)
  OR b.lent <> COALESCE(e.lent, 0) OR b.moving <> COALESCE(e.moving, 0)
ORDER BY b.box_id, b.lot_id;
