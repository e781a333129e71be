-- name: list_everybody
-- a page of the register, in the order of ids
SELECT * FROM people
WHERE ended_why IS NULL AND id > :after
ORDER BY id
LIMIT :most;

-- name: list_reachable
-- whoever has an account that may be written to
SELECT DISTINCT ap.person_id FROM account_people AS ap
JOIN accounts AS a ON a.id = ap.account_id
WHERE a.may_write = 1;
