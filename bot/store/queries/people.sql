-- name: add_person^
-- True when it was new: a second run of an import changes nothing.
INSERT INTO people (
  id, unit_id, household_id, name, called, born, sex, phone, colour, lives_alone, pregnant,
  illness, listens, guest, ended_on, ended_why, created_at
) VALUES (
  :id, :unit_id, :household_id, :name, :called, :born, :sex, :phone, :colour, :lives_alone,
  :pregnant, :illness, :listens, :guest, :ended_on, :ended_why, :created_at
)
ON CONFLICT (id) DO NOTHING
RETURNING id;

-- name: find_person^
SELECT * FROM people WHERE id = :id;

-- name: list_household_people
SELECT * FROM people
WHERE household_id = :household_id AND ended_why IS NULL
ORDER BY born, id;

-- name: list_people_named
SELECT * FROM people
WHERE (name = :name OR called = :name) AND ended_why IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY id;

-- name: list_people_mentioned
SELECT * FROM people
WHERE ended_why IS NULL AND guest = 0
  AND (CAST(:words AS TEXT) LIKE '%' || name || '%'
    OR (called IS NOT NULL AND CAST(:words AS TEXT) LIKE '%' || called || '%'))
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY id;

-- name: list_people_of_unit
SELECT * FROM people
WHERE unit_id = :unit_id AND ended_why IS NULL
ORDER BY id;

-- name: end_person!
UPDATE people SET ended_on = :ended_on, ended_why = :ended_why WHERE id = :id;

-- name: set_listens!
UPDATE people SET listens = :listens WHERE id = :id;

-- name: empty_person!
-- The row stays, since cases and ledgers point at it; nothing in it says who it was.
UPDATE people SET
  name = '', called = NULL, born = NULL, sex = NULL, phone = NULL, colour = NULL,
  household_id = NULL, lives_alone = 0, pregnant = 0, illness = NULL, listens = 0,
  ended_why = 'asked', consent_version = NULL, consent_at = NULL
WHERE id = :id;

-- name: add_tie!
-- A tie that had ended begins anew; one that holds keeps its first day.
INSERT INTO ties (id, person_id, other_id, tie, rank, confirmed_by, since)
VALUES (:id, :person_id, :other_id, :tie, :rank, :confirmed_by, :since)
ON CONFLICT (person_id, other_id, tie) DO UPDATE SET
  rank = excluded.rank,
  confirmed_by = excluded.confirmed_by,
  since = CASE WHEN ties.until IS NULL THEN ties.since ELSE excluded.since END,
  until = NULL;

-- name: add_tie_if_new^
INSERT INTO ties (id, person_id, other_id, tie, rank, confirmed_by, since)
VALUES (:id, :person_id, :other_id, :tie, :rank, :confirmed_by, :since)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: end_tie!
UPDATE ties SET until = :until
WHERE person_id = :person_id AND other_id = :other_id AND tie = :tie AND until IS NULL;

-- name: list_ties_of
SELECT t.* FROM ties AS t JOIN people AS o ON o.id = t.other_id
WHERE t.person_id = :person_id AND t.until IS NULL AND o.ended_why IS NULL
  AND (CAST(:tie AS TEXT) IS NULL OR t.tie = :tie)
ORDER BY t.rank, t.id;

-- name: list_ties_to
SELECT t.* FROM ties AS t JOIN people AS p ON p.id = t.person_id
WHERE t.other_id = :other_id AND t.until IS NULL AND p.ended_why IS NULL
  AND (CAST(:tie AS TEXT) IS NULL OR t.tie = :tie)
ORDER BY t.rank, t.id;

-- name: delete_ties!
DELETE FROM ties WHERE person_id = :person_id OR other_id = :person_id;

-- name: delete_confirmations!
UPDATE ties SET confirmed_by = NULL WHERE confirmed_by = :person_id;

-- name: add_role!
-- Named again on the day it was ended: it holds again.
INSERT INTO roles_held (id, person_id, role, unit_id, since, until, stands_in_for)
VALUES (:id, :person_id, :role, :unit_id, :since, :until, :stands_in_for)
ON CONFLICT (person_id, role, unit_id, since) DO UPDATE SET
  until = excluded.until, stands_in_for = excluded.stands_in_for;

-- name: add_role_if_new^
INSERT INTO roles_held (id, person_id, role, unit_id, since, until, stands_in_for)
VALUES (:id, :person_id, :role, :unit_id, :since, :until, :stands_in_for)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: end_role!
UPDATE roles_held SET until = :until WHERE id = :id;

-- name: list_roles_of
SELECT r.* FROM roles_held AS r JOIN people AS p ON p.id = r.person_id
WHERE r.person_id = :person_id AND p.ended_why IS NULL
  AND r.since <= :day AND (r.until IS NULL OR r.until > :day)
ORDER BY r.since, r.id;

-- name: list_holders
SELECT r.* FROM roles_held AS r JOIN people AS p ON p.id = r.person_id
WHERE r.unit_id = :unit_id AND p.ended_why IS NULL
  AND REPLACE(CAST(:roles AS TEXT), ',' || r.role || ',', '') <> CAST(:roles AS TEXT)
  AND r.since <= :day AND (r.until IS NULL OR r.until > :day)
ORDER BY r.since, r.id;

-- name: end_roles_of_person!
UPDATE roles_held SET until = :until WHERE person_id = :person_id AND until IS NULL;

-- name: move_person!
-- to another unit of the tree; the household stays where it is
UPDATE people SET unit_id = :unit WHERE id = :id;
