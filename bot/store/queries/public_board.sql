-- name: count_public_asked
SELECT kind, category, COUNT(*) AS times FROM cases
WHERE opened_at >= :since AND opened_at < :until AND joined_to IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY kind, category ORDER BY times DESC, kind, category;

-- name: count_public_solved
SELECT kind, category, COUNT(*) AS times FROM cases
WHERE state = 'closed' AND end_reason = 'confirmed' AND ended_at >= :since AND ended_at < :until
  AND joined_to IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY kind, category ORDER BY times DESC, kind, category;

-- name: count_public_open
SELECT kind, category, COUNT(*) AS times FROM cases
WHERE ended_at IS NULL AND joined_to IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY kind, category ORDER BY times DESC, kind, category;

-- name: count_public_gifts
SELECT CASE WHEN thanks = 'yes' THEN donor ELSE NULL END AS giver, COUNT(*) AS times
FROM stock_donations
WHERE at >= :since AND at < :until
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
GROUP BY CASE WHEN thanks = 'yes' THEN donor ELSE NULL END ORDER BY times DESC, giver;
