-- name: add_meal_provider^
INSERT INTO meal_providers (id, unit_id, name, kind, place, cut_offs, price, person_id, deputy_id,
  phone)
VALUES (:id, :unit_id, :name, :kind, :place, :cut_offs, :price, :person_id, :deputy_id, :phone)
ON CONFLICT (id) DO NOTHING RETURNING id;

-- name: list_meal_providers
SELECT * FROM meal_providers ORDER BY id;

-- name: leave_meal_provider!
UPDATE meal_providers SET person_id = NULL WHERE person_id = :person;

-- name: leave_meal_provider_as_deputy!
UPDATE meal_providers SET deputy_id = NULL WHERE deputy_id = :person;

-- name: put_meal_plan!
INSERT INTO meal_plans (id, unit_id, state, meals, weekdays, first_day, last_day, portions, diet,
  avoid, person_id, household_id, author_id, proxy_id, provider_id, fetches, case_id, opened_at,
  changed_at, ended_at, why, asked_for)
VALUES (:id, :unit_id, :state, :meals, :weekdays, :first_day, :last_day, :portions, :diet,
  :avoid, :person_id, :household_id, :author_id, :proxy_id, :provider_id, :fetches, :case_id,
  :opened_at, :changed_at, :ended_at, :why, :asked_for)
ON CONFLICT (id) DO UPDATE SET unit_id = excluded.unit_id, state = excluded.state,
  meals = excluded.meals, weekdays = excluded.weekdays, first_day = excluded.first_day,
  last_day = excluded.last_day, portions = excluded.portions, diet = excluded.diet,
  avoid = excluded.avoid, person_id = excluded.person_id, household_id = excluded.household_id,
  provider_id = excluded.provider_id, fetches = excluded.fetches, changed_at = excluded.changed_at,
  ended_at = excluded.ended_at, why = excluded.why, asked_for = excluded.asked_for;

-- name: find_meal_plan^
SELECT * FROM meal_plans WHERE id = :id;

-- name: meal_plans_in_state
SELECT * FROM meal_plans WHERE state = :state ORDER BY id;

-- name: meal_plans_of
-- plans that run or are asked about, of who eats, who asked and who reported it
SELECT * FROM meal_plans
WHERE state <> 'ended'
  AND (person_id = :person OR author_id = :person OR proxy_id = :person)
ORDER BY id;

-- name: forget_meal_plans!
UPDATE meal_plans SET diet = NULL, avoid = NULL WHERE person_id = :person;

-- name: add_meal_pause!
INSERT INTO meal_pauses (plan_id, day, meal, at) VALUES (:plan, :day, :meal, :at)
ON CONFLICT (plan_id, day, meal) DO NOTHING;

-- name: meal_pauses_of
SELECT * FROM meal_pauses WHERE plan_id = :plan ORDER BY day, meal;

-- name: add_meal_turn^
-- a meal is written down once, whoever comes first
INSERT INTO meal_turns (plan_id, day, meal, state, portions, changed_at, batch_id, case_id, by_id,
  told)
VALUES (:plan_id, :day, :meal, :state, :portions, :changed_at, :batch_id, :case_id, :by_id, :told)
ON CONFLICT (plan_id, day, meal) DO NOTHING RETURNING plan_id;

-- name: move_meal_turn^
-- only from where it was seen: of two who press, one is written down
UPDATE meal_turns SET state = :state, changed_at = :at, by_id = CAST(:by AS TEXT),
  case_id = CAST(:case AS TEXT)
WHERE plan_id = :plan AND day = :day AND meal = :meal AND state = :before RETURNING plan_id;

-- name: mark_meal_told!
UPDATE meal_turns SET told = 1 WHERE plan_id = :plan AND day = :day AND meal = :meal;

-- name: set_meal_portions!
UPDATE meal_turns SET portions = :portions
WHERE plan_id = :plan AND day = :day AND meal = :meal AND state = 'due';

-- name: find_meal_turn^
SELECT * FROM meal_turns WHERE plan_id = :plan AND day = :day AND meal = :meal;

-- name: meal_turns_of_plan
SELECT * FROM meal_turns WHERE plan_id = :plan ORDER BY day, meal;

-- name: meal_turns_of_case
SELECT * FROM meal_turns WHERE case_id = :case ORDER BY plan_id;

-- name: meal_turns_of_batch
SELECT * FROM meal_turns WHERE batch_id = :batch ORDER BY plan_id;

-- name: meal_turns_on
SELECT * FROM meal_turns WHERE day = :day ORDER BY meal, plan_id;

-- name: meal_turns_between
SELECT * FROM meal_turns WHERE day >= :first AND day < :after ORDER BY day, meal, plan_id;

-- name: add_meal_batch^
INSERT INTO meal_batches (id, provider_id, day, meal, made_at)
VALUES (:id, :provider_id, :day, :meal, :made_at)
ON CONFLICT (provider_id, day, meal) DO NOTHING RETURNING id;

-- name: find_meal_batch^
SELECT * FROM meal_batches WHERE id = :id;

-- name: meal_batch_for^
SELECT * FROM meal_batches WHERE provider_id = :provider AND day = :day AND meal = :meal;

-- name: open_meal_batches
SELECT * FROM meal_batches WHERE closed = 0 ORDER BY day, id;

-- name: answer_meal_batch^
-- the first word counts; a later no may take back a yes
UPDATE meal_batches SET answer = :answer, answered_by = :by
WHERE id = :id AND closed = 0 AND (answer IS NULL OR (answer = 'yes' AND :answer = 'no'))
RETURNING id;

-- name: raise_meal_batch!
UPDATE meal_batches SET raised = 1 WHERE id = :id;

-- name: close_meal_batch!
UPDATE meal_batches SET closed = 1 WHERE id = :id;

-- name: put_meal_carriers!
INSERT INTO meal_carriers (unit_id, first_id, second_id, since)
VALUES (:unit, :first, :second, :since)
ON CONFLICT (unit_id) DO UPDATE SET first_id = excluded.first_id,
  second_id = excluded.second_id, since = excluded.since;

-- name: meal_carriers_of^
SELECT * FROM meal_carriers WHERE unit_id = :unit;

-- name: drop_meal_carriers!
DELETE FROM meal_carriers WHERE unit_id = :unit;

-- name: forget_meal_carrier!
DELETE FROM meal_carriers WHERE first_id = :person;

-- name: forget_second_meal_carrier!
UPDATE meal_carriers SET second_id = NULL WHERE second_id = :person;

-- name: add_seen!
INSERT INTO people_seen (person_id, at, how, by_id) VALUES (:person, :at, :how, :by)
ON CONFLICT (person_id, at, how) DO NOTHING;

-- name: seen_since
SELECT * FROM people_seen WHERE person_id = :person AND at >= :since ORDER BY at;

-- name: forget_seen!
DELETE FROM people_seen WHERE person_id = :person;
