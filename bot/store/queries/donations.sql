-- name: next_stock_number^
-- each number is given once; the row is the lock
INSERT INTO stock_numbers (unit_id, kind, last) VALUES (:unit, :kind, 1)
ON CONFLICT (unit_id, kind) DO UPDATE SET last = stock_numbers.last + 1
RETURNING last;

-- name: add_donation!
INSERT INTO stock_donations (id, number, unit_id, kind, donor, donor_id, value_fen, purpose, fund,
  thanks, by_id, at)
VALUES (:id, :number, :unit_id, :kind, :donor, :donor_id, :value_fen, :purpose, :fund, :thanks,
  :by_id, :at);

-- name: find_donation^
SELECT * FROM stock_donations WHERE id = :id;

-- name: find_donation_by_number^
SELECT * FROM stock_donations WHERE number = :number;

-- name: settle_thanks^
-- asked once, answered once
UPDATE stock_donations SET thanks = :thanks WHERE id = :id AND thanks = 'asked' RETURNING id;

-- name: add_donation_line!
INSERT INTO stock_donation_lines (donation_id, line, item, unit, qty, last_day, batch, box_id)
VALUES (:donation_id, :line, :item, :unit, :qty, :last_day, :batch, :box_id);

-- name: donation_lines
SELECT * FROM stock_donation_lines WHERE donation_id = :donation ORDER BY line;

-- name: correct_donation_line!
UPDATE stock_donation_lines SET item = :item, unit = :unit, qty = :qty, last_day = :last_day,
  batch = :batch
WHERE donation_id = :donation_id AND line = :line AND got IS NULL;

-- name: count_donation_line^
-- counted once, by whoever is first
UPDATE stock_donation_lines SET got = CAST(:got AS BIGINT), got_by = :got_by
WHERE donation_id = :donation_id AND line = :line AND got IS NULL
RETURNING line;

-- name: went_out_of_donation
-- what left a box for good, and for which door; a kit that is only packed has no `given` yet
SELECT e.at, e.box_id, l.item, l.unit, -e.on_hand AS qty, e.reason, n.stage,
  COALESCE(n.household_id, h.household_id, c.household_id) AS household_id,
  COALESCE(o.unit_id, h.unit_id, c.unit_id) AS unit_id,
  o.name AS household, o.door, r.number AS run_number
FROM stock_lots AS l
JOIN stock_entries AS e ON e.lot_id = l.id AND e.verb = 'out'
LEFT JOIN stock_run_moves AS m ON m.entry_id = e.id
LEFT JOIN stock_run_lines AS n ON n.run_id = m.run_id AND n.line = m.line
LEFT JOIN stock_runs AS r ON r.id = m.run_id
LEFT JOIN stock_holds AS h ON h.id = e.ref
LEFT JOIN cases AS c ON c.id = e.case_id
LEFT JOIN households AS o ON o.id = COALESCE(n.household_id, h.household_id, c.household_id)
WHERE l.donation_id = :donation
  AND NOT EXISTS (SELECT 1 FROM stock_entries AS x WHERE x.reverses = e.id)
ORDER BY e.at, e.id;

-- name: left_of_donation
SELECT b.box_id, l.item, l.unit, CAST(SUM(b.on_hand) AS BIGINT) AS on_hand,
  CAST(SUM(b.lent + b.moving) AS BIGINT) AS away
FROM stock_lots AS l JOIN stock_balances AS b ON b.lot_id = l.id
WHERE l.donation_id = :donation
GROUP BY b.box_id, l.item, l.unit ORDER BY b.box_id, l.item, l.unit;

-- name: forget_donor!
UPDATE stock_donations SET donor = '', donor_id = NULL WHERE donor_id = :person;
