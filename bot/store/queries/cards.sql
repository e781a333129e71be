-- name: find_card^
SELECT * FROM person_cards WHERE person_id = :person_id;

-- name: put_card!
INSERT INTO person_cards (
  person_id, diseases, medicines, allergies, door_note, illness_state, dialysis, oxygen, disabled,
  due_on, flu_on, pneumococcal_on, covid_doses, family_doctor_id, points, computed, reason,
  computed_at, override, override_why, override_by, override_at, checked_on, checked_by
) VALUES (
  :person_id, :diseases, :medicines, :allergies, :door_note, :illness_state, :dialysis, :oxygen,
  :disabled, :due_on, :flu_on, :pneumococcal_on, :covid_doses, :family_doctor_id, :points,
  :computed, :reason, :computed_at, :override, :override_why, :override_by, :override_at,
  :checked_on, :checked_by
)
ON CONFLICT (person_id) DO UPDATE SET
  diseases = excluded.diseases, medicines = excluded.medicines, allergies = excluded.allergies,
  door_note = excluded.door_note, illness_state = excluded.illness_state,
  dialysis = excluded.dialysis, oxygen = excluded.oxygen, disabled = excluded.disabled,
  due_on = excluded.due_on, flu_on = excluded.flu_on,
  pneumococcal_on = excluded.pneumococcal_on, covid_doses = excluded.covid_doses,
  family_doctor_id = excluded.family_doctor_id, points = excluded.points,
  computed = excluded.computed, reason = excluded.reason, computed_at = excluded.computed_at,
  override = excluded.override, override_why = excluded.override_why,
  override_by = excluded.override_by, override_at = excluded.override_at,
  checked_on = excluded.checked_on, checked_by = excluded.checked_by;

-- name: set_colour!
UPDATE people SET colour = :colour WHERE id = :id;

-- name: list_cards_of_units
SELECT c.* FROM person_cards AS c JOIN people AS p ON p.id = c.person_id
WHERE p.ended_why IS NULL
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY c.person_id;

-- name: add_person_change!
INSERT INTO person_changes (id, person_id, at, by_id, field, was, became, why)
VALUES (:id, :person_id, :at, :by_id, :field, :was, :became, :why);

-- name: list_person_changes
SELECT * FROM person_changes WHERE person_id = :person_id ORDER BY at, id;

-- name: delete_card!
DELETE FROM person_cards WHERE person_id = :person_id;

-- name: delete_person_changes!
DELETE FROM person_changes WHERE person_id = :person_id;

-- name: blank_card_hands!
UPDATE person_cards SET
  family_doctor_id = CASE WHEN family_doctor_id = :person_id THEN NULL ELSE family_doctor_id END,
  override_by = CASE WHEN override_by = :person_id THEN NULL ELSE override_by END,
  checked_by = CASE WHEN checked_by = :person_id THEN NULL ELSE checked_by END
WHERE family_doctor_id = :person_id OR override_by = :person_id OR checked_by = :person_id;

-- name: blank_change_hands!
UPDATE person_changes SET by_id = NULL WHERE by_id = :person_id;

-- name: put_tag!
INSERT INTO person_tags (person_id, tag, since, until, source, by_id)
VALUES (:person_id, :tag, :since, :until, :source, :by_id)
ON CONFLICT (person_id, tag) DO UPDATE SET
  since = CASE WHEN person_tags.until IS NULL THEN person_tags.since ELSE excluded.since END,
  until = excluded.until, source = excluded.source, by_id = excluded.by_id;

-- name: end_tag^
UPDATE person_tags SET until = :until
WHERE person_id = :person_id AND tag = :tag AND until IS NULL
RETURNING tag;

-- name: list_tags_of
SELECT * FROM person_tags
WHERE person_id = :person_id AND (until IS NULL OR until > :day) ORDER BY tag;

-- name: list_tags_of_units
SELECT t.* FROM person_tags AS t JOIN people AS p ON p.id = t.person_id
WHERE p.ended_why IS NULL AND (t.until IS NULL OR t.until > :day)
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY t.person_id, t.tag;

-- name: delete_tags!
DELETE FROM person_tags WHERE person_id = :person_id;

-- name: blank_tag_hands!
UPDATE person_tags SET by_id = NULL WHERE by_id = :person_id;

-- name: list_people_of_units
SELECT * FROM people
WHERE ended_why IS NULL AND guest = 0
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY unit_id, household_id, born, id;
