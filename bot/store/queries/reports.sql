-- name: add_report_version^
-- no row: somebody filed this version first
INSERT INTO reports (
  id, unit_id, day, version, figures, changed, zero, late, at, by_id, by_role, why_said
) VALUES (
  :id, :unit_id, :day, :version, :figures, :changed, :zero, :late, :at, :by_id, :by_role, :why_said
)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: list_report_versions
SELECT * FROM reports WHERE unit_id = :unit_id AND day = :day ORDER BY version;

-- name: list_reports_between
-- every version of these units, day by day
SELECT * FROM reports
WHERE day >= :first AND day <= :last
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY day, unit_id, version;

-- name: list_reports_on
-- every version of a day, of all units
SELECT * FROM reports WHERE day = :day ORDER BY unit_id, version;

-- name: put_report_draft!
INSERT INTO report_drafts (unit_id, day, figures, changed, made_at)
VALUES (:unit_id, :day, :figures, :changed, :made_at)
ON CONFLICT (unit_id, day) DO UPDATE SET
  figures = excluded.figures, changed = excluded.changed, made_at = excluded.made_at;

-- name: find_report_draft^
SELECT * FROM report_drafts WHERE unit_id = :unit_id AND day = :day;

-- name: ask_report_number!
UPDATE report_drafts SET asked_by = :person_id, asked_until = :until
WHERE unit_id = :unit_id AND day = :day;

-- name: mark_report^
-- no row: it was done before
INSERT INTO report_marks (unit_id, day, what, at) VALUES (:unit_id, :day, :what, :at)
ON CONFLICT DO NOTHING
RETURNING unit_id;

-- name: list_report_marks
SELECT unit_id FROM report_marks WHERE day = :day AND what = :what;

-- name: report_card_of^
SELECT id FROM outbox WHERE about >= :low AND about < :high AND person_id = :person_id LIMIT 1;

-- name: list_report_marks_between
SELECT unit_id, day FROM report_marks
WHERE what = :what AND day >= :first AND day <= :last ORDER BY unit_id, day;

-- name: add_flash_report!
INSERT INTO flash_reports (id, unit_id, by_id, said_id, at)
VALUES (:id, :unit_id, :by_id, :said_id, :at);

-- name: find_flash_report^
SELECT * FROM flash_reports WHERE id = :id;

-- name: see_flash_report^
-- no row: somebody saw it first
UPDATE flash_reports SET seen_by = :by_id, seen_at = :at WHERE id = :id AND seen_at IS NULL
RETURNING id;

-- name: raise_flash_report^
UPDATE flash_reports SET raised_at = :at
WHERE id = :id AND seen_at IS NULL AND raised_at IS NULL
RETURNING id;

-- name: list_flash_waiting
SELECT * FROM flash_reports WHERE seen_at IS NULL AND raised_at IS NULL ORDER BY at, id;

-- name: put_clinic_day!
INSERT INTO clinic_days (
  unit_id, day, state, doctors, fever_visits, oximeters, oxygen, beds, by_id, at
) VALUES (
  :unit_id, :day, :state, :doctors, :fever_visits, :oximeters, :oxygen, :beds, :by_id, :at
)
ON CONFLICT (unit_id, day) DO UPDATE SET
  state = excluded.state, doctors = excluded.doctors, fever_visits = excluded.fever_visits,
  oximeters = excluded.oximeters, oxygen = excluded.oxygen, beds = excluded.beds,
  by_id = excluded.by_id, at = excluded.at;

-- name: last_clinic_day^
SELECT * FROM clinic_days WHERE unit_id = :unit_id ORDER BY day DESC LIMIT 1;

-- name: blank_report_hands!
UPDATE reports SET by_id = NULL WHERE by_id = :person_id;

-- name: blank_draft_hands!
UPDATE report_drafts SET asked_by = NULL, asked_until = NULL WHERE asked_by = :person_id;

-- name: blank_flash_hands!
UPDATE flash_reports SET
  by_id = CASE WHEN by_id = :person_id THEN NULL ELSE by_id END,
  seen_by = CASE WHEN seen_by = :person_id THEN NULL ELSE seen_by END
WHERE by_id = :person_id OR seen_by = :person_id;

-- name: blank_clinic_hands!
UPDATE clinic_days SET by_id = NULL WHERE by_id = :person_id;
