-- name: put_loan!
INSERT INTO stock_loans (id, case_id, box_id, lot_id, item, qty, borrower_id, household_id,
  borrower, lent_at, due_on, extended, told, returned_at, condition)
VALUES (:id, :case_id, :box_id, :lot_id, :item, :qty, :borrower_id, :household_id,
  :borrower, :lent_at, :due_on, :extended, :told, :returned_at, :condition)
ON CONFLICT (id) DO UPDATE SET due_on = excluded.due_on, extended = excluded.extended,
  told = excluded.told, returned_at = excluded.returned_at, condition = excluded.condition;

-- name: find_loan^
SELECT * FROM stock_loans WHERE id = :id;

-- name: open_loans
-- with the day of the last death in the borrower's household
SELECT l.*, (
  SELECT MAX(p.ended_on) FROM people p WHERE p.ended_why = 'died'
  AND (p.id = l.borrower_id OR p.household_id = l.household_id)
) AS died_on
FROM stock_loans l WHERE l.returned_at IS NULL
AND (CAST(:id AS TEXT) IS NULL OR l.id = CAST(:id AS TEXT)) ORDER BY l.due_on, l.id;

-- name: loans_of_box
SELECT * FROM stock_loans WHERE box_id = :box AND returned_at IS NULL ORDER BY due_on, id;

-- name: loans_of_case
SELECT * FROM stock_loans WHERE case_id = :case ORDER BY id;

-- name: loans_of_person
SELECT l.* FROM stock_loans l LEFT JOIN cases c ON c.id = l.case_id
WHERE l.returned_at IS NULL AND (l.borrower_id = :person OR c.author_id = :person)
ORDER BY l.due_on, l.id;
