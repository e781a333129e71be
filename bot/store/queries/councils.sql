-- name: add_council!
INSERT INTO councils (id, unit_id, session_id, title, state, by_id, opened_at, changed_at)
VALUES (:id, :unit_id, :session_id, :title, :state, :by_id, :opened_at, :changed_at);

-- name: find_council^
SELECT * FROM councils WHERE id = :id;

-- name: council_of_session^
SELECT * FROM councils WHERE session_id = :session;

-- name: latest_council^
SELECT * FROM councils
WHERE state = :state
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY opened_at DESC, id DESC LIMIT 1;

-- name: any_council^
SELECT * FROM councils
WHERE REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY opened_at DESC, id DESC LIMIT 1;

-- name: lock_council^
-- from here on nobody else gives a number before this write is over
UPDATE councils SET changed_at = :at WHERE id = :id AND state = 'collecting' RETURNING *;

-- name: close_council^
UPDATE councils SET state = 'closed', changed_at = :at
WHERE id = :id AND state = 'collecting' RETURNING id;

-- name: next_council_number^
SELECT COALESCE(MAX(number), 0) + 1 AS number FROM council_items WHERE council_id = :council;

-- name: add_council_item!
INSERT INTO council_items (id, council_id, number, words, by_id, state, at)
VALUES (:id, :council, :number, :words, :by_id, 'open', :at);

-- name: list_council_items
SELECT * FROM council_items WHERE council_id = :council ORDER BY number;

-- name: decide_council_item^
-- no row: it was decided before
UPDATE council_items SET state = :state, case_id = :case_id, decided_by = :by_id
WHERE council_id = :council AND number = :number AND state = 'open' RETURNING id;

-- name: set_council_decision^
UPDATE council_items SET decision = :decision, decided_by = :by_id
WHERE council_id = :council AND number = :number RETURNING id;

-- name: blank_council_items!
UPDATE council_items SET words = NULL, by_id = NULL WHERE by_id = :person;

-- name: blank_council_deciders!
UPDATE council_items SET decided_by = NULL WHERE decided_by = :person;

-- name: blank_council_hands!
UPDATE councils SET by_id = NULL WHERE by_id = :person;

-- name: disputes_not_looked_at
SELECT c.id, c.household_id, c.unit_id, c.opened_at FROM cases AS c
WHERE c.kind = 'quarrel' AND c.opened_at >= :since
  AND NOT EXISTS (SELECT 1 FROM dispute_doors AS d WHERE d.case_id = c.id)
ORDER BY c.opened_at, c.id LIMIT 50;

-- name: add_dispute_doors!
INSERT INTO dispute_doors (case_id, first_door, second_door, at)
VALUES (:case_id, :first, :second, :at) ON CONFLICT DO NOTHING;

-- name: disputes_of_doors
SELECT case_id FROM dispute_doors
WHERE first_door = :first AND second_door = :second AND at >= :since ORDER BY at, case_id;

-- name: list_findings
SELECT id FROM cases
WHERE kind = 'finding' AND opened_at >= :since
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY opened_at, id;
