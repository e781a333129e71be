-- name: list_all_units
SELECT * FROM units ORDER BY id;

-- name: list_roster_people
-- of one unit, also who has ended: a list that still names them must not make them anew
SELECT * FROM people WHERE unit_id = :unit_id AND guest = 0 ORDER BY id;

-- name: list_roster_cards
SELECT c.* FROM person_cards AS c JOIN people AS p ON p.id = c.person_id
WHERE p.unit_id = :unit_id;

-- name: list_roster_tags
SELECT t.person_id, t.tag FROM person_tags AS t JOIN people AS p ON p.id = t.person_id
WHERE p.unit_id = :unit_id AND (t.until IS NULL OR t.until > :day);

-- name: list_roster_ties
SELECT t.person_id, t.other_id, t.tie, t.rank FROM ties AS t JOIN people AS p ON p.id = t.person_id
WHERE p.unit_id = :unit_id AND t.until IS NULL;

-- name: list_roster_roles
SELECT r.person_id, r.role, r.unit_id FROM roles_held AS r JOIN people AS p ON p.id = r.person_id
WHERE p.unit_id = :unit_id AND r.since <= :day AND (r.until IS NULL OR r.until > :day);

-- name: list_roster_keys
SELECT own_key, person_id FROM roster_keys WHERE village_id = :village_id;

-- name: list_roster_ended
SELECT id FROM people
WHERE ended_why IS NOT NULL
  AND REPLACE(CAST(:ids AS TEXT), ',' || id || ',', '') <> CAST(:ids AS TEXT);

-- name: put_roster_household!
INSERT INTO households (id, unit_id, name, door, landmark)
VALUES (:id, :unit_id, :name, :door, :landmark)
ON CONFLICT (id) DO UPDATE SET
  door = COALESCE(excluded.door, households.door),
  landmark = COALESCE(excluded.landmark, households.landmark);

-- name: put_roster_person!
-- An empty cell leaves what is known: others may write meanwhile.
INSERT INTO people (
  id, unit_id, household_id, name, called, born, sex, phone, lives_alone, pregnant, illness,
  listens, guest, created_at
) VALUES (
  :id, :unit_id, :household_id, :name, :called, :born, :sex, :phone,
  COALESCE(CAST(:lives_alone AS INTEGER), 0), COALESCE(CAST(:pregnant AS INTEGER), 0), :illness,
  COALESCE(CAST(:listens AS INTEGER), 0), 0, :created_at
)
ON CONFLICT (id) DO NOTHING;

-- name: change_roster_person!
UPDATE people SET
  unit_id = COALESCE(CAST(:unit_id AS TEXT), unit_id),
  household_id = COALESCE(CAST(:household_id AS TEXT), household_id),
  name = COALESCE(CAST(:name AS TEXT), name),
  called = COALESCE(CAST(:called AS TEXT), called),
  born = COALESCE(CAST(:born AS TEXT), born),
  sex = COALESCE(CAST(:sex AS TEXT), sex),
  phone = COALESCE(CAST(:phone AS TEXT), phone),
  lives_alone = COALESCE(CAST(:lives_alone AS INTEGER), lives_alone),
  pregnant = COALESCE(CAST(:pregnant AS INTEGER), pregnant),
  illness = COALESCE(CAST(:illness AS TEXT), illness),
  listens = COALESCE(CAST(:listens AS INTEGER), listens)
WHERE id = :id AND ended_why IS NULL;

-- name: put_roster_card!
-- Only what was written in the list.
INSERT INTO person_cards (
  person_id, diseases, medicines, allergies, door_note, illness_state, dialysis, oxygen, disabled,
  due_on, flu_on, pneumococcal_on, covid_doses, override, override_why, override_by, override_at
) VALUES (
  :person_id, :diseases, :medicines, :allergies, :door_note, :illness_state,
  COALESCE(CAST(:dialysis AS INTEGER), 0), COALESCE(CAST(:oxygen AS INTEGER), 0),
  COALESCE(CAST(:disabled AS INTEGER), 0), :due_on, :flu_on, :pneumococcal_on, :covid_doses,
  :override, :override_why, :override_by, :override_at
)
ON CONFLICT (person_id) DO UPDATE SET
  diseases = COALESCE(excluded.diseases, person_cards.diseases),
  medicines = COALESCE(excluded.medicines, person_cards.medicines),
  allergies = COALESCE(excluded.allergies, person_cards.allergies),
  door_note = COALESCE(excluded.door_note, person_cards.door_note),
  illness_state = COALESCE(excluded.illness_state, person_cards.illness_state),
  dialysis = COALESCE(CAST(:dialysis AS INTEGER), person_cards.dialysis),
  oxygen = COALESCE(CAST(:oxygen AS INTEGER), person_cards.oxygen),
  disabled = COALESCE(CAST(:disabled AS INTEGER), person_cards.disabled),
  due_on = COALESCE(excluded.due_on, person_cards.due_on),
  flu_on = COALESCE(excluded.flu_on, person_cards.flu_on),
  pneumococcal_on = COALESCE(excluded.pneumococcal_on, person_cards.pneumococcal_on),
  covid_doses = COALESCE(excluded.covid_doses, person_cards.covid_doses),
  override = COALESCE(excluded.override, person_cards.override),
  override_why = COALESCE(excluded.override_why, person_cards.override_why),
  override_by = COALESCE(excluded.override_by, person_cards.override_by),
  override_at = COALESCE(excluded.override_at, person_cards.override_at);

-- name: set_roster_doctor!
INSERT INTO person_cards (person_id, family_doctor_id) VALUES (:person_id, :doctor_id)
ON CONFLICT (person_id) DO UPDATE SET family_doctor_id = excluded.family_doctor_id;

-- name: put_roster_key!
INSERT INTO roster_keys (village_id, own_key, person_id)
VALUES (:village_id, :own_key, :person_id)
ON CONFLICT (village_id, own_key) DO UPDATE SET person_id = excluded.person_id;

-- name: put_roster_role!
INSERT INTO roles_held (id, person_id, role, unit_id, since)
VALUES (:id, :person_id, :role, :unit_id, :since)
ON CONFLICT (person_id, role, unit_id, since) DO UPDATE SET until = NULL;

-- name: begin_roster_import!
INSERT INTO roster_imports (
  id, digest, state, total, begun_at, by_id, chat_id, file_id, file_name
) VALUES (:id, :digest, :state, :total, :begun_at, :by_id, :chat_id, :file_id, :file_name);

-- name: find_roster_import^
SELECT * FROM roster_imports WHERE id = :id;

-- name: unfinished_roster_import^
SELECT * FROM roster_imports
WHERE digest = :digest AND state = 'running' ORDER BY begun_at DESC, id DESC LIMIT 1;

-- name: mark_roster_import!
UPDATE roster_imports SET
  state = 'running', done = :done, total = :total,
  digest = COALESCE(CAST(:digest AS TEXT), digest)
WHERE id = :id;

-- name: move_roster_import^
-- Whether it stood where it was thought to stand.
UPDATE roster_imports SET state = :state, ended_at = :ended_at
WHERE id = :id AND state = :was
RETURNING id;

-- name: next_roster_import^
SELECT * FROM roster_imports WHERE state IN ('reading', 'wanted') ORDER BY begun_at, id LIMIT 1;

-- name: blank_roster_hands!
UPDATE roster_imports SET by_id = NULL, chat_id = NULL, file_id = NULL, file_name = NULL
WHERE by_id = :person_id;

-- name: delete_roster_keys!
DELETE FROM roster_keys WHERE person_id = :person_id;

-- name: add_handover!
INSERT INTO handovers (id, from_id, to_id, by_id, at, until)
VALUES (:id, :from_id, :to_id, :by_id, :at, :until);

-- name: add_handover_item!
INSERT INTO handover_items (handover_id, what, ref) VALUES (:handover_id, :what, :ref)
ON CONFLICT DO NOTHING;

-- name: find_handover^
SELECT * FROM handovers WHERE id = :id;

-- name: last_handover_of^
-- by whom it was taken, to whom it went, or who gave the order
SELECT * FROM handovers
WHERE undone_at IS NULL AND (from_id = :person_id OR to_id = :person_id OR by_id = :person_id)
ORDER BY at DESC, id DESC LIMIT 1;

-- name: list_handover_items
SELECT what, ref FROM handover_items WHERE handover_id = :handover_id ORDER BY what, ref;

-- name: undo_handover^
UPDATE handovers SET undone_at = :at WHERE id = :id AND undone_at IS NULL RETURNING id;

-- name: list_handovers_over
SELECT * FROM handovers
WHERE undone_at IS NULL AND until IS NOT NULL AND until <= :day ORDER BY until, id;

-- name: next_handover_over^
SELECT MIN(until) AS day FROM handovers WHERE undone_at IS NULL AND until IS NOT NULL;

-- name: delete_handover_items_of!
DELETE FROM handover_items WHERE handover_id IN (
  SELECT id FROM handovers WHERE from_id = :person_id OR to_id = :person_id
) OR ref = :person_id OR ref LIKE CAST(:person_id AS TEXT) || ':%'
  OR ref LIKE '%:' || CAST(:person_id AS TEXT);

-- name: delete_handovers_of!
DELETE FROM handovers WHERE from_id = :person_id OR to_id = :person_id;

-- name: blank_handover_hands!
UPDATE handovers SET by_id = NULL WHERE by_id = :person_id;

-- name: list_roles_given
SELECT id, role, unit_id, since FROM roles_held
WHERE person_id = :person_id AND since <= :day AND (until IS NULL OR until > :day)
ORDER BY since, id;

-- name: give_role^
-- Nothing where they hold it already.
INSERT INTO roles_held (id, person_id, role, unit_id, since, stands_in_for)
SELECT CAST(:id AS TEXT), CAST(:person_id AS TEXT), CAST(:role AS TEXT), CAST(:unit_id AS TEXT),
  CAST(:since AS TEXT), CAST(:stands_in_for AS TEXT)
WHERE NOT EXISTS (
  SELECT 1 FROM roles_held
  WHERE person_id = :person_id AND role = :role AND unit_id = :unit_id
    AND (until IS NULL OR until > :since)
)
ON CONFLICT (person_id, role, unit_id, since) DO UPDATE SET
  until = NULL, stands_in_for = excluded.stands_in_for
RETURNING id;

-- name: restore_role!
UPDATE roles_held SET until = NULL WHERE id = :id;

-- name: restore_tie!
UPDATE ties SET until = NULL WHERE id = :id;

-- name: end_tie_by_id!
UPDATE ties SET until = :until WHERE id = :id AND until IS NULL;

-- name: move_duties
UPDATE duties SET person_id = :to_id
WHERE person_id = :from_id AND ends_at > :since
  AND (CAST(:until AS TEXT) IS NULL OR starts_at < :until)
RETURNING id;

-- name: move_duty^
-- Only while it is still with who got it, and not over.
UPDATE duties SET person_id = :to_id
WHERE id = :id AND person_id = :from_id AND ends_at > :since
RETURNING id;

-- name: move_patients
UPDATE person_cards SET family_doctor_id = :to_id WHERE family_doctor_id = :from_id
RETURNING person_id;

-- name: move_patient!
UPDATE person_cards SET family_doctor_id = :to_id
WHERE family_doctor_id = :from_id AND person_id = :person_id;

-- name: move_boxes
UPDATE boxes SET keeper_id = :to_id WHERE keeper_id = :from_id RETURNING id;

-- name: move_box!
UPDATE boxes SET keeper_id = :to_id WHERE keeper_id = :from_id AND id = :id;

-- name: find_role_held^
SELECT * FROM roles_held WHERE id = :id;

-- name: move_household!
UPDATE households SET unit_id = :unit_id WHERE id = :id;
