-- name: list_open_gifts
SELECT * FROM cases
WHERE kind = 'gift' AND ended_at IS NULL AND state IN ('open', 'claimed', 'in_progress')
ORDER BY opened_at, id LIMIT 500;
