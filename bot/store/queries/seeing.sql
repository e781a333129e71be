-- name: newest_of_key^
-- the last message of this key in a chat
SELECT id, about, created_at FROM outbox WHERE chat_id = :chat AND key = :key
ORDER BY id DESC LIMIT 1;

-- name: newer_about
-- a later message about the same that has arrived in the same chat
SELECT id FROM outbox
WHERE chat_id = :chat AND about >= :low AND about < :high AND id > :id
  AND message_id IS NOT NULL AND state <> 'gone'
LIMIT 1;

-- name: want_standing
-- what stands somewhere about this is drawn anew
UPDATE outbox SET
  wanted = wanted + 1,
  state = CASE WHEN state IN ('sent', 'refused', 'unsure') THEN 'due' ELSE state END
WHERE about >= :low AND about < :high AND living = 1 AND message_id IS NOT NULL
RETURNING id;

-- name: lent_from_box
SELECT l.item, l.qty, l.lent_at, l.due_on, l.borrower_id, l.borrower, t.unit
FROM stock_loans AS l JOIN stock_lots AS t ON t.id = l.lot_id
WHERE l.box_id = :box AND l.returned_at IS NULL ORDER BY l.due_on, l.id;

-- name: ledger_of_box
SELECT e.id, e.at, e.verb, e.on_hand, e.reserved, e.lent, e.moving, e.by_id, e.reverses, e.reason,
  l.item, l.unit, l.batch, c.number, p.name AS by_name, r.id AS reversed_by
FROM stock_entries AS e
JOIN stock_lots AS l ON l.id = e.lot_id
LEFT JOIN cases AS c ON c.id = e.case_id
LEFT JOIN people AS p ON p.id = e.by_id
LEFT JOIN stock_entries AS r ON r.reverses = e.id
WHERE e.box_id = :box AND e.at >= :since AND e.at < :until ORDER BY e.at, e.id;

-- name: list_donations
SELECT * FROM stock_donations WHERE at >= :since AND at < :until ORDER BY at, id;

-- name: donated_things
SELECT l.item, l.unit, CAST(SUM(e.on_hand) AS BIGINT) AS qty
FROM stock_lots AS l JOIN stock_entries AS e ON e.lot_id = l.id AND e.verb = 'in'
WHERE l.donation_id = :donation
  AND NOT EXISTS (SELECT 1 FROM stock_entries AS r WHERE r.reverses = e.id)
GROUP BY l.item, l.unit ORDER BY l.item, l.unit;

-- name: handed_from_box
-- what left for good, and for which door; of a list only what was given by now
SELECT e.at, l.item, l.unit, -e.on_hand AS qty, d.number AS donation,
  COALESCE(c.number, u.number) AS number,
  COALESCE(h.unit_id, o.unit_id, c.unit_id) AS unit_id,
  COALESCE(h.household_id, n.household_id, c.household_id) AS household
FROM stock_entries AS e
JOIN stock_lots AS l ON l.id = e.lot_id
LEFT JOIN stock_holds AS h ON h.id = e.ref
LEFT JOIN stock_run_moves AS m ON m.entry_id = e.id
LEFT JOIN stock_run_lines AS n ON n.run_id = m.run_id AND n.line = m.line
LEFT JOIN stock_runs AS u ON u.id = m.run_id
LEFT JOIN households AS o ON o.id = n.household_id
LEFT JOIN stock_donations AS d ON d.id = l.donation_id
LEFT JOIN cases AS c ON c.id = e.case_id
WHERE e.box_id = :box AND e.verb = 'out' AND e.at >= :since AND e.at < :until
  AND (n.stage IS NULL OR n.stage = 'given')
  AND NOT EXISTS (SELECT 1 FROM stock_entries AS r WHERE r.reverses = e.id)
ORDER BY e.at, e.id;

-- name: ticked_off_from_box
-- what a list gave and no box had: it is no entry of the ledger
SELECT n.changed_at AS at, i.item, i.unit, i.qty, u.number, d.number AS donation,
  o.unit_id, n.household_id AS household
FROM stock_run_lines AS n JOIN stock_runs AS u ON u.id = n.run_id
JOIN stock_run_items AS i ON i.run_id = u.id AND i.stocked = 0
JOIN households AS o ON o.id = n.household_id
LEFT JOIN stock_donations AS d ON d.id = u.donation_id
WHERE u.box_id = :box AND n.stage = 'given' AND n.changed_at >= :since AND n.changed_at < :until
ORDER BY n.changed_at, n.run_id, n.line, i.item;
