-- What is bought for somebody. Sums are whole fen; the money itself never passes through here.
CREATE TABLE purchases (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    -- open, over, told, asked, differs, split, settled
    state TEXT NOT NULL,
    asker_id TEXT REFERENCES people (id),
    buyer_id TEXT REFERENCES people (id),
    budget INTEGER CHECK (budget IS NULL OR budget > 0),
    spent INTEGER CHECK (spent IS NULL OR spent > 0),
    paid INTEGER CHECK (paid IS NULL OR paid > 0),
    asker_ok INTEGER NOT NULL DEFAULT 0,
    buyer_ok INTEGER NOT NULL DEFAULT 0,
    asker_says INTEGER,
    buyer_says INTEGER,
    changed_at TEXT NOT NULL,
    -- Nothing is agreed above the limit unless who asked said so.
    CHECK (state NOT IN ('told', 'settled') OR budget IS NULL OR spent IS NULL OR spent <= budget)
);
CREATE INDEX purchases_state ON purchases (state, changed_at);
CREATE INDEX purchases_buyer ON purchases (buyer_id);
CREATE INDEX purchases_asker ON purchases (asker_id);

-- Every sum that was named and every yes, in order; appended only.
CREATE TABLE purchase_steps (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    who TEXT REFERENCES people (id),
    what TEXT NOT NULL,
    fen INTEGER
);
CREATE INDEX purchase_steps_case ON purchase_steps (case_id, id);

-- Pictures of slips: of something bought, or of fuel after a trip. Never asked for.
CREATE TABLE receipts (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    case_id TEXT REFERENCES cases (id),
    trip_id TEXT REFERENCES trips (id),
    fen INTEGER,
    file_id TEXT NOT NULL
);
CREATE INDEX receipts_case ON receipts (case_id);
CREATE INDEX receipts_trip ON receipts (trip_id);

-- What has to be before a door is gone to: protection issued (box, own), the doctor's word (taught);
-- and what was told once (late).
CREATE TABLE errand_steps (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    who TEXT REFERENCES people (id),
    what TEXT NOT NULL,
    ref TEXT
);
CREATE INDEX errand_steps_case ON errand_steps (case_id, what);

-- How it went, asked of both sides once: fine, hard; null while unanswered.
CREATE TABLE exits (
    case_id TEXT NOT NULL REFERENCES cases (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    -- asker, helper
    side TEXT NOT NULL,
    since TEXT NOT NULL,
    asked_at TEXT,
    answer TEXT,
    answered_at TEXT,
    PRIMARY KEY (case_id, person_id)
);
CREATE INDEX exits_open ON exits (side, asked_at, since);
CREATE INDEX exits_person ON exits (person_id, answer);
