-- name: add_run!
INSERT INTO stock_runs (id, number, kind, unit_id, box_id, item, qty, audience, donation_id, by_id,
  state, loaded_by, opened_at, closed_at)
VALUES (:id, :number, :kind, :unit_id, :box_id, :item, :qty, :audience, :donation_id, :by_id,
  :state, :loaded_by, :opened_at, :closed_at);

-- name: find_run^
SELECT * FROM stock_runs WHERE id = :id;

-- name: find_run_by_number^
SELECT * FROM stock_runs WHERE number = :number;

-- name: move_run^
-- from one state to the next, by whoever is first
UPDATE stock_runs SET state = :state, closed_at = CAST(:closed_at AS TEXT)
WHERE id = :id AND state = :before RETURNING id;

-- name: load_run!
UPDATE stock_runs SET loaded_by = :by WHERE id = :id;

-- name: add_run_item!
INSERT INTO stock_run_items (run_id, item, unit, qty, stocked)
VALUES (:run, :item, :unit, :qty, :stocked);

-- name: items_of_run
SELECT * FROM stock_run_items WHERE run_id = :run ORDER BY item;

-- name: add_run_line!
INSERT INTO stock_run_lines (run_id, line, household_id, person_id, stage, mark, by_id, changed_at)
VALUES (:run_id, :line, :household_id, :person_id, :stage, :mark, :by_id, :changed_at);

-- name: lines_of_run
SELECT * FROM stock_run_lines WHERE run_id = :run ORDER BY line;

-- name: find_run_line^
SELECT * FROM stock_run_lines WHERE run_id = :run AND line = :line;

-- name: move_run_line^
-- only from where it was seen: of two who press, one gives
UPDATE stock_run_lines SET stage = :stage, by_id = CAST(:by AS TEXT), changed_at = :at
WHERE run_id = :run AND line = :line AND stage = :before RETURNING line;

-- name: load_run_lines
UPDATE stock_run_lines SET stage = 'loaded', by_id = :by, changed_at = :at
WHERE run_id = :run AND stage = 'packed' RETURNING line;

-- name: add_run_move!
INSERT INTO stock_run_moves (run_id, line, entry_id) VALUES (:run, :line, :entry);

-- name: moves_of_run_line
SELECT m.entry_id FROM stock_run_moves AS m
WHERE m.run_id = :run AND m.line = :line
  AND NOT EXISTS (SELECT 1 FROM stock_entries AS x WHERE x.reverses = m.entry_id)
ORDER BY m.entry_id;

-- name: had_lately
-- who had the same by another list since then
SELECT DISTINCT n.person_id, n.household_id
FROM stock_run_lines AS n JOIN stock_runs AS r ON r.id = n.run_id
WHERE r.item = :item AND n.stage = 'given' AND n.changed_at >= :since;

-- name: forget_run_lines!
UPDATE stock_run_lines SET person_id = NULL WHERE person_id = :person;
