-- name: put_village_answer!
INSERT INTO village_answers
  (id, unit_id, number, asked, answer, health, by_id, at, changed_at, state, cadre_id, doctor_id)
VALUES (:id, :unit_id, :number, :asked, :answer, :health, :by_id, :at, :changed_at, :state,
  :cadre_id, :doctor_id)
ON CONFLICT (id) DO UPDATE SET
  changed_at = excluded.changed_at, state = excluded.state, cadre_id = excluded.cadre_id,
  doctor_id = excluded.doctor_id;

-- name: next_village_answer_number^
SELECT COALESCE(MAX(number), 0) + 1 AS number FROM village_answers WHERE unit_id = :unit_id;

-- name: find_village_answer^
SELECT * FROM village_answers WHERE id = :id;

-- name: list_live_village_answers
SELECT * FROM village_answers
WHERE state = 'live'
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT)
ORDER BY number DESC, id DESC;

-- name: blank_village_answer_by!
UPDATE village_answers SET by_id = NULL WHERE by_id = :person_id;

-- name: blank_village_answer_cadre!
UPDATE village_answers SET cadre_id = NULL WHERE cadre_id = :person_id;

-- name: blank_village_answer_doctor!
UPDATE village_answers SET doctor_id = NULL WHERE doctor_id = :person_id;
