-- name: put_transfer!
INSERT INTO stock_transfers (id, from_box, to_box, item, unit, qty, got, state, why, asked_by,
  sent_by, got_by, asked_at, sent_at, got_at)
VALUES (:id, :from_box, :to_box, :item, :unit, :qty, :got, :state, :why, :asked_by,
  :sent_by, :got_by, :asked_at, :sent_at, :got_at)
ON CONFLICT (id) DO UPDATE SET got = excluded.got, state = excluded.state, why = excluded.why,
  sent_by = excluded.sent_by, got_by = excluded.got_by, sent_at = excluded.sent_at,
  got_at = excluded.got_at;

-- name: find_transfer^
SELECT * FROM stock_transfers WHERE id = :id;

-- name: transfers_of_box
SELECT * FROM stock_transfers
WHERE (from_box = :box OR to_box = :box) AND state IN ('asked', 'sent') ORDER BY id;

-- name: transfers_not_told
SELECT t.* FROM stock_transfers t
LEFT JOIN stock_told d ON d.box_id = t.to_box AND d.what = 'transfer_late' AND d.about = t.id
WHERE t.state IN ('asked', 'sent') AND d.box_id IS NULL
ORDER BY COALESCE(t.sent_at, t.asked_at), t.id LIMIT :most;

-- name: mark_transfer_told!
INSERT INTO stock_told (box_id, what, about, at) VALUES (:box, 'transfer_late', :about, :now)
ON CONFLICT (box_id, what, about) DO NOTHING;

-- name: loans_out_of_lot
SELECT borrower_id, household_id, qty FROM stock_loans
WHERE lot_id = :lot AND returned_at IS NULL ORDER BY id;
