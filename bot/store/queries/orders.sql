-- name: put_order!
INSERT INTO stock_orders (id, account_id, act, facts, at, done_at)
VALUES (:id, :account_id, :act, :facts, :at, :done_at)
ON CONFLICT (id) DO UPDATE SET facts = excluded.facts, at = excluded.at,
  done_at = excluded.done_at;

-- name: find_order^
SELECT * FROM stock_orders WHERE id = :id;

-- name: open_order_of^
SELECT * FROM stock_orders
WHERE account_id = :account AND done_at IS NULL AND act <> 'walk' AND at >= :since
ORDER BY id DESC LIMIT 1;

-- name: open_walks_of
SELECT * FROM stock_orders
WHERE account_id = :account AND done_at IS NULL AND act = 'walk' AND at >= :since
ORDER BY id DESC;

-- name: drop_open_orders!
UPDATE stock_orders SET done_at = :now
WHERE account_id = :account AND done_at IS NULL AND act <> 'walk';

-- name: sweep_orders
DELETE FROM stock_orders WHERE id IN (
  SELECT o.id FROM stock_orders AS o WHERE o.at < :before ORDER BY o.id LIMIT :limit
)
RETURNING id;
