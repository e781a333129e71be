-- Whom somebody wants to hand a task to, and who wants to be called when a task is free again.
CREATE TABLE claim_waits (
    case_id TEXT NOT NULL REFERENCES cases (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    -- hand, reserve
    what TEXT NOT NULL,
    -- Who wants to hand it on.
    by_id TEXT,
    at TEXT NOT NULL,
    -- Asked, and waited for until then; null while they were not asked.
    until TEXT,
    -- yes, no, silent, gone; null while it is open.
    answer TEXT,
    PRIMARY KEY (case_id, person_id, what)
);
CREATE INDEX claim_waits_due ON claim_waits (answer, until);
