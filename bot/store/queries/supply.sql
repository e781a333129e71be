-- name: list_open_supplies
SELECT * FROM cases
WHERE kind = 'supply' AND ended_at IS NULL AND state IN ('open', 'claimed', 'in_progress', 'answered')
ORDER BY opened_at, id LIMIT 500;

-- name: latest_transfer_to^
SELECT state FROM stock_transfers
WHERE to_box = :box AND item = :item AND asked_at >= :since AND state <> 'refused'
ORDER BY id DESC LIMIT 1;
