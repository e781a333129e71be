-- name: put_purchase!
INSERT INTO purchases (case_id, state, asker_id, buyer_id, budget, spent, paid, asker_ok, buyer_ok,
  asker_says, buyer_says, changed_at)
VALUES (:case_id, :state, :asker_id, :buyer_id, :budget, :spent, :paid, :asker_ok, :buyer_ok,
  :asker_says, :buyer_says, :changed_at)
ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, asker_id = excluded.asker_id,
  buyer_id = excluded.buyer_id, budget = excluded.budget, spent = excluded.spent,
  paid = excluded.paid, asker_ok = excluded.asker_ok, buyer_ok = excluded.buyer_ok,
  asker_says = excluded.asker_says, buyer_says = excluded.buyer_says,
  changed_at = excluded.changed_at;

-- name: find_purchase^
SELECT * FROM purchases WHERE case_id = :case;

-- name: purchases_of
-- whose money is somebody's matter and not settled, the latest first
SELECT * FROM purchases WHERE (asker_id = :person OR buyer_id = :person)
AND state <> 'settled' ORDER BY changed_at DESC, case_id DESC;

-- name: purchases_in
-- in one state since before, oldest first
SELECT * FROM purchases WHERE state = :state AND changed_at <= :before ORDER BY changed_at, case_id;

-- name: oldest_purchase_in^
SELECT MIN(changed_at) AS at FROM purchases WHERE state = :state;

-- name: add_purchase_step!
INSERT INTO purchase_steps (id, case_id, at, who, what, fen)
VALUES (:id, :case, :at, :who, :what, :fen);

-- name: purchase_steps_of
SELECT * FROM purchase_steps WHERE case_id = :case ORDER BY id;

-- name: add_receipt!
INSERT INTO receipts (id, at, person_id, case_id, trip_id, fen, file_id)
VALUES (:id, :at, :person, :case, :trip, :fen, :file);

-- name: receipts_of_case
SELECT * FROM receipts WHERE case_id = :case ORDER BY id;

-- name: receipts_of_trip
SELECT * FROM receipts WHERE trip_id = :trip ORDER BY id;

-- name: latest_trip_of^
-- the driver's trip that ended last, after `since`
SELECT id FROM trips WHERE driver_id = :driver AND ended_at IS NOT NULL AND ended_at >= :since
ORDER BY ended_at DESC, id DESC LIMIT 1;
