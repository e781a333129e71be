-- name: add_contact^
-- The same thing told twice is one contact.
INSERT INTO contacts (
  id, person_id, unit_id, at, recorded_at, how, by_id, by_role, found, source, ref
) VALUES (
  :id, :person_id, :unit_id, :at, :recorded_at, :how, :by_id, :by_role, :found, :source, :ref
)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: list_contacts_of
SELECT * FROM contacts
WHERE person_id = :person_id AND at >= :since AND at < :until ORDER BY at, id;

-- name: last_contact_of^
SELECT * FROM contacts
WHERE person_id = :person_id AND (found IS NULL OR found <> 'not_met')
ORDER BY at DESC, id DESC LIMIT 1;

-- name: list_contacts_of_units
SELECT * FROM contacts
WHERE at >= :since AND at < :until
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY person_id, at, id;

-- name: delete_contacts_of!
DELETE FROM contacts WHERE person_id = :person_id;

-- name: blank_contact_hands!
UPDATE contacts SET by_id = NULL WHERE by_id = :person_id;

-- name: drop_contacts
DELETE FROM contacts WHERE id IN (
  SELECT id FROM contacts WHERE at < :before ORDER BY at LIMIT :most
) RETURNING id;
