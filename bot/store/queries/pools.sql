-- name: add_pool!
INSERT INTO pools (case_id, sort, unit_id, organiser_id, host_id, state, closes_at, on_day, note,
  opened_at, changed_at)
VALUES (:case_id, :sort, :unit_id, :organiser_id, :host_id, :state, :closes_at, :on_day, :note,
  :opened_at, :changed_at);

-- name: find_pool^
SELECT * FROM pools WHERE case_id = :id;

-- name: lock_pool^
-- from here on nobody else changes its lines before this write is over
UPDATE pools SET changed_at = :at WHERE case_id = :id AND state = 'open' RETURNING *;

-- name: move_pool^
-- from the state it was seen in, by whoever is first
UPDATE pools SET state = :state, changed_at = :at
WHERE case_id = :id AND state = :before RETURNING case_id;

-- name: set_pool_day!
UPDATE pools SET on_day = :on_day, changed_at = :at WHERE case_id = :id;

-- name: live_pools
SELECT * FROM pools WHERE state IN ('open', 'closed', 'arrived') ORDER BY opened_at, case_id;

-- name: pools_of_organiser
SELECT * FROM pools WHERE organiser_id = :person AND opened_at >= :since
ORDER BY opened_at DESC, case_id DESC;

-- name: add_pool_thing!
INSERT INTO pool_things (case_id, item, unit, position, wanted, taken, price_fen)
VALUES (:case_id, :item, :unit, :position, :wanted, 0, :price_fen);

-- name: things_of_pool
SELECT * FROM pool_things WHERE case_id = :id ORDER BY position, item;

-- name: take_of_pool^
-- no row: more than was wanted
UPDATE pool_things SET taken = taken + CAST(:change AS BIGINT)
WHERE case_id = :id AND item = :item AND taken + CAST(:change AS BIGINT) >= 0
  AND (wanted IS NULL OR taken + CAST(:change AS BIGINT) <= wanted)
RETURNING taken;

-- name: put_pool_line!
INSERT INTO pool_lines (case_id, item, holder, person_id, unit_id, qty, got_at, paid, changed_at)
VALUES (:case_id, :item, :holder, :person_id, :unit_id, :qty, :got_at, :paid, :changed_at)
ON CONFLICT (case_id, item, holder) DO UPDATE SET person_id = excluded.person_id,
  unit_id = excluded.unit_id, qty = excluded.qty, got_at = excluded.got_at, paid = excluded.paid,
  changed_at = excluded.changed_at;

-- name: lines_of_pool
SELECT * FROM pool_lines WHERE case_id = :id ORDER BY changed_at, holder, item;

-- name: get_pool_lines
-- somebody fetched all of theirs, once
UPDATE pool_lines SET got_at = :at
WHERE case_id = :id AND holder = :holder AND got_at IS NULL AND qty > 0 RETURNING item;

-- name: pay_pool_lines!
UPDATE pool_lines SET paid = :paid WHERE case_id = :id AND holder = :holder;

-- name: mark_pool^
-- no row: it was told before
INSERT INTO pool_marks (case_id, what, holder, at) VALUES (:id, :what, :holder, :at)
ON CONFLICT (case_id, what, holder) DO NOTHING RETURNING case_id;

-- name: renew_pool_mark!
INSERT INTO pool_marks (case_id, what, holder, at) VALUES (:id, :what, :holder, :at)
ON CONFLICT (case_id, what, holder) DO UPDATE SET at = excluded.at;

-- name: unmark_pool!
DELETE FROM pool_marks WHERE case_id = :id AND what = :what AND holder = :holder;

-- name: marks_of_pool
SELECT * FROM pool_marks WHERE case_id = :id;

-- name: latest_pool_mark^
-- the list somebody was last asked about
SELECT m.* FROM pool_marks m JOIN pools p ON p.case_id = m.case_id
WHERE m.what = :what AND m.holder = :holder AND m.at >= :since AND p.state = 'open'
ORDER BY m.at DESC LIMIT 1;

-- name: sums_of_pools_that_differ
SELECT t.case_id, t.item FROM pool_things t
WHERE t.taken <> (SELECT COALESCE(SUM(n.qty), 0) FROM pool_lines n
  WHERE n.case_id = t.case_id AND n.item = t.item);

-- name: forget_pool_lines!
UPDATE pool_lines SET person_id = NULL WHERE person_id = :person;

-- name: add_freight!
INSERT INTO freights (case_id, unit_id, way, goods, kilos, place, on_day, priority, pool_id)
VALUES (:case_id, :unit_id, :way, :goods, :kilos, :place, :on_day, :priority, :pool_id);

-- name: find_freight^
SELECT * FROM freights WHERE case_id = :id;

-- name: freight_of_pool^
SELECT * FROM freights WHERE pool_id = :pool ORDER BY case_id DESC LIMIT 1;

-- name: freights_in_state
-- of one unit's part of the tree, whose case stands in that state
SELECT f.* FROM freights f JOIN cases c ON c.id = f.case_id
WHERE c.state = :state AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || f.unit_id || ',%'
ORDER BY f.case_id;

-- name: sick_livestock
-- what was reported of sick animals in one place since then
SELECT id FROM cases WHERE kind = 'problem' AND category = 'animal' AND unit_id = :unit
  AND opened_at >= :since ORDER BY opened_at, id;
