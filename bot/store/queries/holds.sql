-- name: put_hold!
INSERT INTO stock_holds (id, case_id, box_id, item, unit, qty, state, taker_id, household_id,
  unit_id, whom, flags, priority, why, until, handed_to, since, changed_at)
VALUES (:id, :case_id, :box_id, :item, :unit, :qty, :state, :taker_id, :household_id, :unit_id,
  :whom, :flags, :priority, :why, :until, :handed_to, :since, :changed_at)
ON CONFLICT (id) DO UPDATE SET box_id = excluded.box_id, item = excluded.item,
  unit = excluded.unit, qty = excluded.qty, state = excluded.state,
  taker_id = excluded.taker_id, household_id = excluded.household_id, whom = excluded.whom,
  flags = excluded.flags, priority = excluded.priority, why = excluded.why,
  until = excluded.until, handed_to = excluded.handed_to, changed_at = excluded.changed_at;

-- name: find_hold^
SELECT * FROM stock_holds WHERE id = :id;

-- name: holds_of_case
SELECT * FROM stock_holds WHERE case_id = :case ORDER BY id;

-- name: holds_of_box
SELECT * FROM stock_holds WHERE box_id = :box AND state = :state ORDER BY since, id;

-- name: queue_for_item
SELECT * FROM stock_holds WHERE state = 'queued' AND item = :item ORDER BY since, id;

-- name: holds_handed
SELECT * FROM stock_holds
WHERE household_id = :household AND state = 'handed' AND changed_at >= :since
ORDER BY changed_at, id;

-- name: holds_due
SELECT * FROM stock_holds WHERE state = 'kept' AND until <= :now ORDER BY until, id LIMIT :most;

-- name: next_hold_due^
SELECT MIN(until) AS at FROM stock_holds WHERE state = 'kept' AND until IS NOT NULL;

-- name: lots_kept_past
SELECT e.lot_id FROM stock_entries e
JOIN stock_holds h ON h.id = e.ref AND h.state = 'kept'
JOIN stock_lots l ON l.id = e.lot_id AND l.last_day < :day
GROUP BY e.lot_id, h.id HAVING SUM(e.reserved) > 0 ORDER BY e.lot_id;

-- name: first_last_day_kept^
SELECT MIN(kept.last_day) AS last_day FROM (
  SELECT l.last_day FROM stock_entries e
  JOIN stock_holds h ON h.id = e.ref AND h.state = 'kept'
  JOIN stock_lots l ON l.id = e.lot_id AND l.last_day IS NOT NULL
  GROUP BY l.last_day, e.lot_id, h.id HAVING SUM(e.reserved) > 0
) AS kept;
