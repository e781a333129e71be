-- Meals: who cooks, plans a person, days without one, what came of each meal, what was ordered.
CREATE TABLE meal_providers (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    name TEXT NOT NULL,
    -- canteen, meal_point, restaurant, shop
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    -- `lunch 10:00,dinner 15:30`: which meals, and until when portions are ordered.
    cut_offs TEXT NOT NULL,
    -- Yuan a portion, as it is said; nobody pays through here.
    price TEXT NOT NULL,
    person_id TEXT REFERENCES people (id),
    deputy_id TEXT REFERENCES people (id),
    phone TEXT
);
CREATE INDEX meal_providers_unit ON meal_providers (unit_id);

CREATE TABLE meal_plans (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES units (id),
    -- asking, active, ended
    state TEXT NOT NULL,
    meals TEXT NOT NULL,
    -- Days of the week from Monday 0, with commas.
    weekdays TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    portions INTEGER NOT NULL CHECK (portions > 0),
    diet TEXT,
    avoid TEXT,
    person_id TEXT REFERENCES people (id),
    household_id TEXT REFERENCES households (id),
    author_id TEXT REFERENCES people (id),
    proxy_id TEXT REFERENCES people (id),
    provider_id TEXT REFERENCES meal_providers (id),
    fetches INTEGER NOT NULL DEFAULT 0,
    case_id TEXT REFERENCES cases (id),
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ended_at TEXT,
    why TEXT,
    -- The last day about which it was asked whether it goes on.
    asked_for TEXT
);
CREATE INDEX meal_plans_state ON meal_plans (state, last_day);
CREATE INDEX meal_plans_person ON meal_plans (person_id);
CREATE INDEX meal_plans_author ON meal_plans (author_id);

-- A day without a meal; `all` stands for every meal of it.
CREATE TABLE meal_pauses (
    plan_id TEXT NOT NULL REFERENCES meal_plans (id),
    day TEXT NOT NULL,
    meal TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (plan_id, day, meal)
);

CREATE TABLE meal_batches (
    id TEXT PRIMARY KEY,
    provider_id TEXT NOT NULL REFERENCES meal_providers (id),
    day TEXT NOT NULL,
    meal TEXT NOT NULL,
    made_at TEXT NOT NULL,
    -- yes, no; null while silent
    answer TEXT,
    answered_by TEXT REFERENCES people (id),
    raised INTEGER NOT NULL DEFAULT 0,
    closed INTEGER NOT NULL DEFAULT 0,
    UNIQUE (provider_id, day, meal)
);
CREATE INDEX meal_batches_day ON meal_batches (day, meal);

-- One meal of one plan, once. State: due, brought, no_answer, not_fetched, cancelled, fallback,
-- missed.
CREATE TABLE meal_turns (
    plan_id TEXT NOT NULL REFERENCES meal_plans (id),
    day TEXT NOT NULL,
    meal TEXT NOT NULL,
    state TEXT NOT NULL,
    portions INTEGER NOT NULL CHECK (portions > 0),
    changed_at TEXT NOT NULL,
    batch_id TEXT REFERENCES meal_batches (id),
    case_id TEXT REFERENCES cases (id),
    by_id TEXT REFERENCES people (id),
    told INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (plan_id, day, meal)
);
CREATE INDEX meal_turns_day ON meal_turns (day, meal);
CREATE INDEX meal_turns_case ON meal_turns (case_id);
CREATE INDEX meal_turns_batch ON meal_turns (batch_id);

-- Who carries to a hamlet as a rule, and who when the first cannot.
CREATE TABLE meal_carriers (
    unit_id TEXT PRIMARY KEY REFERENCES units (id),
    first_id TEXT NOT NULL REFERENCES people (id),
    second_id TEXT REFERENCES people (id),
    since TEXT NOT NULL
);

-- Somebody stood before somebody: how, when, who saw them.
CREATE TABLE people_seen (
    person_id TEXT NOT NULL REFERENCES people (id),
    at TEXT NOT NULL,
    how TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    PRIMARY KEY (person_id, at, how)
);
