-- name: add_case!
-- a new case as it opens
INSERT INTO cases (
  id, number, kind, category, state, acuity, alarm, unit_id, household_id, team, subject_id,
  author_id, origin, chat_id, message_id, public, plan, ladder, rung, level, climb_from,
  repeats, warned, next_at, paused_until, pause_reason, joined_to, claimed_by, claimed_at,
  claim_until, going, answered_by, answered_at, outcome, delivered, unconfirmed, stood_down_by,
  stood_down_at, shown_in_group, weight, unanswered, details, revision, opened_at, changed_at,
  ended_at, end_reason
) VALUES (
  :id, :number, :kind, :category, :state, :acuity, :alarm, :unit_id, :household_id, :team,
  :subject_id, :author_id, :origin, :chat_id, :message_id, :public, :plan, :ladder, :rung,
  :level, :climb_from, :repeats, :warned, :next_at, :paused_until, :pause_reason, :joined_to,
  :claimed_by, :claimed_at, :claim_until, :going, :answered_by, :answered_at, :outcome,
  :delivered, :unconfirmed, :stood_down_by, :stood_down_at, :shown_in_group, :weight,
  :unanswered, :details, :revision, :opened_at, :changed_at, :ended_at, :end_reason
);

-- name: save_case^
-- the case as it is now, over the revision that was seen; no row when somebody was faster
UPDATE cases SET
  category = :category, state = :state, acuity = :acuity, alarm = :alarm, unit_id = :unit_id,
  household_id = :household_id, team = :team, subject_id = :subject_id, chat_id = :chat_id,
  message_id = :message_id, public = :public, plan = :plan, ladder = :ladder, rung = :rung,
  level = :level, climb_from = :climb_from, repeats = :repeats, warned = :warned, next_at =
  :next_at, paused_until = :paused_until, pause_reason = :pause_reason, joined_to = :joined_to,
  claimed_by = :claimed_by, claimed_at = :claimed_at, claim_until = :claim_until, going =
  :going, answered_by = :answered_by, answered_at = :answered_at, outcome = :outcome, delivered
  = :delivered, unconfirmed = :unconfirmed, stood_down_by = :stood_down_by, stood_down_at =
  :stood_down_at, shown_in_group = :shown_in_group, weight = :weight, unanswered = :unanswered,
  details = :details, changed_at = :changed_at, ended_at = :ended_at, end_reason = :end_reason, revision = :revision
WHERE id = :id AND revision = :seen
RETURNING id;

-- name: find_case^
SELECT * FROM cases WHERE id = :id;

-- name: find_case_by_number^
SELECT * FROM cases WHERE number = :number;

-- name: due_cases
-- what time has come for: danger first, then the oldest
SELECT id FROM cases WHERE next_at <= :now
ORDER BY (acuity = 'emergency') DESC, next_at, id LIMIT :most;

-- name: next_case_due^
SELECT MIN(next_at) AS at FROM cases WHERE next_at IS NOT NULL;

-- name: open_cases
-- what is not ended, in the given units, worst first
SELECT * FROM cases
WHERE ended_at IS NULL AND state <> 'draft'
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%'
  AND ',' || CAST(:without AS TEXT) || ',' NOT LIKE '%,' || kind || ',%'
ORDER BY
  CASE WHEN acuity <> 'emergency' AND (repeats = 0 OR claimed_by IS NOT NULL) THEN 1 ELSE 0 END,
  CASE acuity WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 WHEN 'same_day' THEN 2 ELSE 3 END,
  CASE state WHEN 'answered' THEN 1 ELSE 0 END,
  opened_at, id
LIMIT :most OFFSET :skip;

-- name: count_open_cases^
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM cases
WHERE ended_at IS NULL AND state <> 'draft'
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%'
  AND ',' || CAST(:without AS TEXT) || ',' NOT LIKE '%,' || kind || ',%';

-- name: count_unconfirmed_cases^
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM cases
WHERE unconfirmed = 1
  AND ',' || CAST(:units AS TEXT) || ',' LIKE '%,' || unit_id || ',%';

-- name: cases_of_author
-- a person's own matters, newest first
SELECT * FROM cases
WHERE (author_id = :person OR subject_id = :person) AND state <> 'draft'
  AND (ended_at IS NULL OR ended_at > :since)
ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, opened_at DESC, id DESC
LIMIT :most;

-- name: cases_reported_by
-- what somebody reported for others and is not ended, newest first
SELECT c.* FROM cases c JOIN case_events e ON e.case_id = c.id
WHERE e.who = :person AND e.what = 'reported' AND c.ended_at IS NULL AND c.state <> 'draft'
  AND c.author_id <> :person AND (c.subject_id IS NULL OR c.subject_id <> :person)
ORDER BY c.opened_at DESC, c.id DESC
LIMIT :most;

-- name: drafts_of
-- questions that are open with somebody
SELECT * FROM cases WHERE author_id = :person AND state = 'draft' ORDER BY opened_at DESC, id DESC;

-- name: cases_held_by
-- what somebody has taken and not finished
SELECT * FROM cases WHERE claimed_by = :person AND ended_at IS NULL ORDER BY opened_at, id;

-- name: cases_told_to
-- what somebody was told of and nobody holds yet, or they hold themselves
SELECT DISTINCT c.* FROM cases c JOIN case_told t ON t.case_id = c.id
WHERE t.person_id = :person AND c.ended_at IS NULL AND c.state IN ('open', 'claimed', 'in_progress')
ORDER BY c.opened_at, c.id;

-- name: find_case_by_message^
SELECT * FROM cases
WHERE chat_id = :chat AND message_id = :message
  AND (kind = CAST(:kind AS TEXT) OR CAST(:kind AS TEXT) IS NULL)
ORDER BY id DESC LIMIT 1;

-- name: cases_by_message
SELECT * FROM cases WHERE chat_id = :chat AND message_id = :message ORDER BY id;

-- name: like_cases
-- open matters of the same kind and sort in a unit, for joining what is said twice
SELECT * FROM cases
WHERE unit_id = :unit AND kind = :kind AND ended_at IS NULL AND joined_to IS NULL
  AND (category = CAST(:category AS TEXT) OR (category IS NULL AND CAST(:category AS TEXT) IS NULL))
  AND opened_at > :since AND state <> 'draft'
ORDER BY opened_at, id;

-- name: open_emergencies
SELECT * FROM cases
WHERE acuity = 'emergency' AND ended_at IS NULL AND state IN ('open', 'claimed')
ORDER BY opened_at, id;

-- name: alarms_about
SELECT * FROM cases
WHERE subject_id = :person AND acuity = 'emergency' AND ended_at IS NULL
  AND state IN ('open', 'claimed', 'in_progress') ORDER BY opened_at, id;

-- name: joined_cases
SELECT * FROM cases WHERE joined_to = :case ORDER BY opened_at, id;

-- name: list_cases
-- every case for the command line, a page at a time
SELECT * FROM cases
WHERE id > :after AND (CAST(:only_open AS INTEGER) = 0 OR ended_at IS NULL)
ORDER BY id LIMIT :most;

-- name: add_event!
INSERT INTO case_events (id, case_id, at, heading, what, who, why, facts)
VALUES (:id, :case, :at, :heading, :what, :who, :why, :facts);

-- name: events_of
SELECT * FROM case_events WHERE case_id = :case ORDER BY id;

-- name: add_said!
INSERT INTO said (id, case_id, person_id, form, words, file_id, seconds, latitude, longitude, at)
VALUES (:id, :case, :person, :form, :words, :file, :seconds, :latitude, :longitude, :at);

-- name: said_in
SELECT * FROM said WHERE case_id = :case ORDER BY id;

-- name: find_said^
SELECT * FROM said WHERE id = :id;

-- name: note_told^
-- one row a person and rung; no row when they were told already
INSERT INTO case_told (case_id, person_id, rung, at, reached)
VALUES (:case, :person, :rung, :at, :reached)
ON CONFLICT (case_id, person_id, rung) DO NOTHING
RETURNING person_id;

-- name: note_unreached
UPDATE case_told SET reached = 0
WHERE case_id = :case AND person_id = :person AND reached = 1
RETURNING rung;

-- name: told_of
SELECT * FROM case_told WHERE case_id = :case ORDER BY rung, person_id;

-- name: told_since
-- what is new for somebody since their message last made a sound, and nobody has taken yet
SELECT CAST(COUNT(*) AS BIGINT) AS n FROM case_told t JOIN cases c ON c.id = t.case_id
WHERE t.person_id = :person AND t.at > :since AND c.state = 'open' AND c.paused_until IS NULL;

-- name: people_told
-- everybody who was told of something that is still open
SELECT DISTINCT t.person_id FROM case_told t JOIN cases c ON c.id = t.case_id
WHERE c.ended_at IS NULL ORDER BY t.person_id;

-- name: need_party!
INSERT INTO case_parties (case_id, party, needed) VALUES (:case, :party, 1)
ON CONFLICT (case_id, party) DO NOTHING;

-- name: acknowledge_party^
UPDATE case_parties SET person_id = :person, acknowledged_at = :at
WHERE case_id = :case AND party = :party AND acknowledged_at IS NULL
RETURNING party;

-- name: parties_of
SELECT * FROM case_parties WHERE case_id = :case ORDER BY party;

-- name: add_supporter^
INSERT INTO case_supporters (case_id, person_id, at) VALUES (:case, :person, :at)
ON CONFLICT (case_id, person_id) DO NOTHING
RETURNING person_id;

-- name: supporters_of
SELECT person_id FROM case_supporters WHERE case_id = :case ORDER BY at, person_id;

-- name: exclude_person!
INSERT INTO case_excluded (case_id, person_id) VALUES (:case, :person)
ON CONFLICT (case_id, person_id) DO NOTHING;

-- name: excluded_from
SELECT person_id FROM case_excluded WHERE case_id = :case ORDER BY person_id;

-- name: reporter_of^
SELECT who FROM case_events WHERE case_id = :case AND what = 'reported' ORDER BY id LIMIT 1;

-- name: give_said!
UPDATE said SET case_id = :case WHERE id = :id AND case_id IS NULL;

-- name: drop_unused_said!
DELETE FROM said WHERE id = :id AND case_id IS NULL;
