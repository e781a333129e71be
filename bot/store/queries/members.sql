-- name: add_death_report!
INSERT INTO death_reports (id, unit_id, person_id, household_id, state, heard_at)
VALUES (:id, :unit, :person, :household, 'asked', :at);

-- name: save_death_report!
UPDATE death_reports SET person_id = :person, household_id = :household, state = :state,
  first_by = :first_by, first_at = :first_at, second_by = :second_by, second_at = :second_at,
  wider = :wider, over_at = :over_at
WHERE id = :id;

-- name: find_death_report^
SELECT * FROM death_reports WHERE id = :id;

-- name: open_death_reports
SELECT * FROM death_reports WHERE state IN ('asked', 'once') ORDER BY heard_at, id;

-- name: death_reports_lately
-- not cleared up yet, or found to be so since then
SELECT * FROM death_reports
WHERE state IN ('asked', 'once') OR (state = 'confirmed' AND over_at >= :since)
ORDER BY heard_at DESC, id LIMIT 100;

-- name: death_report_of^
-- the one that is not over, or that said it was so
SELECT * FROM death_reports WHERE person_id = :person AND state IN ('asked', 'once', 'confirmed')
ORDER BY heard_at DESC LIMIT 1;

-- name: nameless_death_report^
SELECT * FROM death_reports
WHERE unit_id = :unit AND person_id IS NULL AND heard_at >= :since
ORDER BY heard_at DESC LIMIT 1;

-- name: latest_death_report^
SELECT * FROM death_reports WHERE person_id = :person AND heard_at >= :since
ORDER BY heard_at DESC LIMIT 1;

-- name: asked_who_died^
-- it is so, somebody said, and was asked who it is
SELECT id FROM death_reports WHERE first_by = :by AND state = 'asked' AND person_id IS NULL
ORDER BY heard_at DESC LIMIT 1;

-- name: confirmed_lately^
SELECT id, unit_id, person_id FROM death_reports
WHERE state = 'confirmed' AND (first_by = :by OR second_by = :by)
ORDER BY over_at DESC LIMIT 1;

-- name: held_since^
-- since when everything to and about them waits
SELECT MIN(r.heard_at) AS at FROM death_reports AS r
LEFT JOIN people AS p ON p.id = CAST(:person AS TEXT)
WHERE r.state IN ('asked', 'once')
  AND (r.person_id = CAST(:person AS TEXT) OR r.household_id = p.household_id);

-- name: put_hush!
INSERT INTO hushes (unit_id, person_id, until) VALUES (:unit, :person, :until)
ON CONFLICT (unit_id, person_id) DO UPDATE SET until = excluded.until;

-- name: drop_hush!
DELETE FROM hushes WHERE person_id = :person;

-- name: hush_of^
SELECT MAX(h.until) AS until FROM hushes AS h
WHERE h.until >= :day
  AND REPLACE(CAST(:units AS TEXT), ',' || h.unit_id || ',', '') <> CAST(:units AS TEXT);

-- name: add_ended_thing!
INSERT INTO ended_things (id, person_id, sort, ref, facts, at)
VALUES (:id, :person, :sort, :ref, :facts, :at);

-- name: ended_things_of
SELECT * FROM ended_things WHERE person_id = :person ORDER BY id;

-- name: drop_ended_things!
DELETE FROM ended_things WHERE person_id = :person;

-- name: back_again!
UPDATE people SET ended_on = NULL, ended_why = NULL WHERE id = :id;

-- name: held_roles_of
SELECT id FROM roles_held WHERE person_id = :person AND until IS NULL;

-- name: hold_role_again!
UPDATE roles_held SET until = NULL WHERE id = :id;

-- name: coming_duties_of
SELECT * FROM duties WHERE person_id = :person AND ends_at > :at;

-- name: drop_coming_duties!
DELETE FROM duties WHERE person_id = :person AND ends_at > :at;

-- name: open_cases_about
-- open or asked; theirs, or about them
SELECT id FROM cases WHERE ended_at IS NULL AND state NOT IN ('closed', 'cancelled', 'ended')
  AND (subject_id = :person OR (author_id = :person AND subject_id IS NULL));

-- name: open_cases_of_house
SELECT id FROM cases WHERE ended_at IS NULL AND state NOT IN ('closed', 'cancelled', 'ended')
  AND acuity <> 'emergency' AND opened_at < :before
  AND (household_id = CAST(:household AS TEXT) OR subject_id = CAST(:person AS TEXT)
    OR author_id = CAST(:person AS TEXT));

-- name: cases_paused_for
SELECT id FROM cases WHERE pause_reason = :reason AND ended_at IS NULL
  AND (household_id = CAST(:household AS TEXT) OR subject_id = CAST(:person AS TEXT)
    OR author_id = CAST(:person AS TEXT));

-- name: others_asked_by
-- what somebody asked for others is theirs from now on
UPDATE cases SET author_id = subject_id
WHERE author_id = :person AND subject_id IS NOT NULL AND subject_id <> :person
  AND ended_at IS NULL AND state NOT IN ('closed', 'cancelled', 'ended') RETURNING id;

-- name: live_pool_lines_of
SELECT l.* FROM pool_lines AS l JOIN pools AS p ON p.case_id = l.case_id
WHERE l.person_id = :person AND l.qty > 0 AND p.state = 'open';

-- name: open_trips_of
SELECT id FROM trips WHERE driver_id = :person AND state = 'open';

-- name: drop_dialogs_of!
DELETE FROM dialogs WHERE account_id = :account;

-- name: drop_notices_to!
UPDATE outbox SET state = 'dropped' WHERE person_id = :person AND state IN ('due', 'held');

-- name: drop_unasked_to!
UPDATE outbox SET state = 'dropped'
WHERE person_id = :person AND unasked = 1 AND state IN ('due', 'held');

-- name: hold_notices_to!
-- danger passes; the rest waits
UPDATE outbox SET state = 'held', due_at = :until
WHERE person_id = :person AND lane > 0 AND state IN ('due', 'held');

-- name: release_notices_to!
UPDATE outbox SET state = 'due', due_at = :at
WHERE person_id = :person AND lane > 0 AND state IN ('due', 'held') AND due_at = :until;

-- name: add_absence!
INSERT INTO absences (id, person_id, since, until, by_id) VALUES (:id, :person, :since, :until, :by);

-- name: absence_of^
SELECT * FROM absences
WHERE person_id = :person AND since <= :day AND (until IS NULL OR until > :day)
  AND ended_on IS NULL
ORDER BY since DESC LIMIT 1;

-- name: end_absences
UPDATE absences SET ended_on = :day WHERE person_id = :person AND ended_on IS NULL RETURNING id;

-- name: add_kin_claim^
INSERT INTO kin_claims (id, account_id, parent_id, kin, name, state, at)
VALUES (:id, :account, :parent, :kin, :name, 'asked', :at)
ON CONFLICT (account_id, parent_id) DO NOTHING RETURNING id;

-- name: find_kin_claim^
SELECT * FROM kin_claims WHERE id = :id;

-- name: kin_claim_between^
SELECT * FROM kin_claims WHERE account_id = :account AND parent_id = :parent;

-- name: decide_kin_claim^
UPDATE kin_claims SET state = :state, decided_by = :by, decided_at = :at
WHERE id = :id AND state = 'asked' RETURNING id;

-- name: unconfirmed_about^
-- somebody who is not confirmed as kin, and a case about the one whose kin they say they are
SELECT k.id FROM kin_claims AS k
JOIN account_people AS ap ON ap.account_id = k.account_id
JOIN cases AS c ON c.subject_id = k.parent_id
WHERE c.id = :case AND ap.person_id = :person AND k.state <> 'yes' LIMIT 1;

-- name: claimed_parents
SELECT p.* FROM kin_claims AS k
JOIN account_people AS ap ON ap.account_id = k.account_id
JOIN people AS p ON p.id = k.parent_id
WHERE ap.person_id = :person AND k.state <> 'no' AND p.ended_why IS NULL ORDER BY k.at;

-- name: settle_person!
-- a guest who is known now: a person of this unit with this name
UPDATE people SET guest = 0, name = :name, unit_id = :unit, household_id = :household,
  sex = COALESCE(sex, :sex)
WHERE id = :id;

-- name: add_news_row^
INSERT INTO tie_news (person_id, other_id, at) VALUES (:person, :other, :at)
ON CONFLICT (person_id, other_id) DO NOTHING RETURNING person_id;

-- name: put_news!
INSERT INTO tie_news (person_id, other_id, choice, set_by, at)
VALUES (:person, :other, :choice, :by, :at)
ON CONFLICT (person_id, other_id) DO UPDATE SET
  choice = excluded.choice, set_by = excluded.set_by, at = excluded.at;

-- name: find_news^
SELECT * FROM tie_news WHERE person_id = :person AND other_id = :other;

-- name: list_news_wanted
SELECT n.* FROM tie_news AS n JOIN people AS p ON p.id = n.person_id
JOIN people AS o ON o.id = n.other_id
WHERE n.choice IN ('all', 'safe') AND p.ended_why IS NULL AND o.ended_why IS NULL
ORDER BY n.person_id, n.other_id;

-- name: consent_of^
SELECT consent_version, consent_at FROM people WHERE id = :person;

-- name: set_consent!
UPDATE people SET consent_version = :version, consent_at = :at WHERE id = :person;

-- name: add_consent_ask^
INSERT INTO consent_asks (person_id, version, asked_at) VALUES (:person, :version, :at)
ON CONFLICT (person_id, version) DO NOTHING RETURNING person_id;

-- name: helped_to_ask
-- helped lately, with an account, and never asked with this text
SELECT DISTINCT c.author_id FROM cases AS c JOIN people AS p ON p.id = c.author_id
WHERE c.ended_at > :since AND c.ended_at <= :before AND c.state = 'closed'
  AND c.outcome IN ('solved', 'partly') AND p.ended_why IS NULL
  AND (p.consent_version IS NULL OR p.consent_version <> :version)
  AND EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.person_id = p.id)
  AND NOT EXISTS (
    SELECT 1 FROM consent_asks AS a WHERE a.person_id = p.id AND a.version = :version
  )
ORDER BY c.author_id LIMIT 50;

-- name: next_helped_to_ask^
SELECT MIN(c.ended_at) AS at FROM cases AS c JOIN people AS p ON p.id = c.author_id
WHERE c.ended_at > :since AND c.state = 'closed'
  AND c.outcome IN ('solved', 'partly') AND p.ended_why IS NULL
  AND (p.consent_version IS NULL OR p.consent_version <> :version)
  AND EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.person_id = p.id)
  AND NOT EXISTS (
    SELECT 1 FROM consent_asks AS a WHERE a.person_id = p.id AND a.version = :version
  );

-- name: answer_consent^
UPDATE consent_asks SET answer = :answer, answered_at = :at
WHERE person_id = :person AND version = :version AND answer IS NULL RETURNING person_id;

-- name: last_consent_ask^
SELECT * FROM consent_asks WHERE person_id = :person ORDER BY asked_at DESC LIMIT 1;

-- name: refused_and_kept
-- who wants nothing kept and has nothing open: their words and fields go
SELECT a.person_id, a.version FROM consent_asks AS a JOIN people AS p ON p.id = a.person_id
WHERE p.ended_why IS NULL
  AND (a.emptied_at IS NULL OR EXISTS (
    SELECT 1 FROM cases AS l WHERE l.author_id = a.person_id AND l.ended_at > a.emptied_at
  ))
  AND a.asked_at = (
    SELECT MAX(b.asked_at) FROM consent_asks AS b WHERE b.person_id = a.person_id
  )
  AND (a.answer = 'no' OR (a.answer IS NULL AND p.guest = 1 AND a.asked_at < :silent))
  AND NOT EXISTS (
    SELECT 1 FROM cases AS c WHERE (c.author_id = a.person_id OR c.subject_id = a.person_id)
      AND c.ended_at IS NULL
  )
ORDER BY a.person_id;

-- name: mark_emptied!
UPDATE consent_asks SET emptied_at = :at WHERE person_id = :person;

-- name: empty_extra!
-- who they are and where they live stays with the village; the rest was for the matter
UPDATE people SET called = NULL, born = NULL, sex = NULL, phone = NULL, colour = NULL,
  lives_alone = 0, pregnant = 0, illness = NULL, listens = 0,
  name = CASE WHEN guest = 1 THEN '' ELSE name END
WHERE id = :person;

-- name: name_guest!
UPDATE people SET name = :name WHERE id = :id AND guest = 1;

-- name: empty_said_of!
UPDATE said SET words = NULL, file_id = NULL, latitude = NULL, longitude = NULL
WHERE person_id = :person;

-- name: guests_to_ask
-- helped in a hamlet, with an account, and nobody was asked yet who they are; sorted by hand,
-- since the order of all people would be read from its beginning to find the few guests
SELECT p.id FROM people AS p JOIN units AS u ON u.id = p.unit_id
WHERE p.guest = 1 AND p.ended_why IS NULL AND p.name <> '' AND u.level = 'hamlet'
  AND EXISTS (SELECT 1 FROM cases AS c WHERE c.author_id = p.id AND c.opened_at <= :before
    AND c.state <> 'draft' AND c.acuity <> 'emergency')
  AND EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM guest_asks AS g WHERE g.person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM kin_claims AS k JOIN account_people AS a
    ON a.account_id = k.account_id WHERE a.person_id = p.id)
ORDER BY p.id || '' LIMIT 20;

-- name: next_guest_to_ask^
SELECT MIN(c.opened_at) AS at FROM cases AS c JOIN people AS p ON p.id = c.author_id
JOIN units AS u ON u.id = p.unit_id
WHERE p.guest = 1 AND p.ended_why IS NULL AND p.name <> '' AND u.level = 'hamlet'
  AND c.state <> 'draft' AND c.acuity <> 'emergency'
  AND EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM guest_asks AS g WHERE g.person_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM kin_claims AS k JOIN account_people AS a
    ON a.account_id = k.account_id WHERE a.person_id = p.id);

-- name: add_guest_ask^
INSERT INTO guest_asks (person_id, asked_at) VALUES (:person, :at)
ON CONFLICT (person_id) DO NOTHING RETURNING person_id;

-- name: decide_guest^
UPDATE guest_asks SET decided_by = :by, decided_at = :at, joined_to = :joined
WHERE person_id = :person AND decided_at IS NULL RETURNING person_id;

-- name: open_guest_asks
SELECT g.person_id FROM guest_asks AS g JOIN people AS p ON p.id = g.person_id
WHERE g.decided_at IS NULL AND p.ended_why IS NULL ORDER BY g.asked_at DESC;

-- name: people_without_account
SELECT * FROM people AS p
WHERE p.unit_id = :unit AND p.guest = 0 AND p.ended_why IS NULL AND p.name <> ''
  AND NOT EXISTS (SELECT 1 FROM account_people AS ap WHERE ap.person_id = p.id)
ORDER BY p.id;

-- name: give_authored!
UPDATE cases SET author_id = :person WHERE author_id = :guest;

-- name: give_subject!
UPDATE cases SET subject_id = :person, household_id = COALESCE(household_id, :household)
WHERE subject_id = :guest;

-- name: give_words!
UPDATE said SET person_id = :person WHERE person_id = :guest;

-- name: give_events!
UPDATE case_events SET who = :person WHERE who = :guest;

-- name: give_notices!
UPDATE outbox SET person_id = :person WHERE person_id = :guest;

-- name: give_holding!
UPDATE cases SET claimed_by = :person WHERE claimed_by = :guest;

-- name: add_source!
INSERT INTO member_sources (person_id, source, by_id, at) VALUES (:person, :source, :by, :at)
ON CONFLICT (person_id, source) DO NOTHING;

-- name: sources_of
SELECT source FROM member_sources WHERE person_id = :person ORDER BY at, source;

-- name: update_person!
UPDATE people SET unit_id = :unit, household_id = :household, born = COALESCE(:born, born),
  sex = COALESCE(:sex, sex), phone = COALESCE(:phone, phone), called = COALESCE(:called, called),
  lives_alone = :alone, illness = COALESCE(:illness, illness)
WHERE id = :id;

-- name: find_door^
SELECT * FROM households WHERE door = :door
  AND REPLACE(CAST(:unit_ids AS TEXT), ',' || unit_id || ',', '') <> CAST(:unit_ids AS TEXT);

-- name: add_member_link!
INSERT INTO links (token, bot, purpose, facts, created_at, expires_at, many, made_by, unit_id)
VALUES (:token, :bot, :purpose, :facts, :at, :expires, :many, :by, :unit);

-- name: look_at_link^
SELECT * FROM links
WHERE token = :token AND COALESCE(bot, :bot) = :bot AND used_at IS NULL AND expires_at > :at;

-- name: links_made_by
SELECT * FROM links
WHERE made_by = :by AND used_at IS NULL AND expires_at > :at ORDER BY created_at DESC LIMIT 9;

-- name: revoke_link^
UPDATE links SET used_at = :at, used_by = 'revoked'
WHERE token = :token AND used_at IS NULL RETURNING token;

-- name: forget_death_hands!
UPDATE death_reports SET first_by = NULL WHERE first_by = :person;

-- name: forget_death_second!
UPDATE death_reports SET second_by = NULL WHERE second_by = :person;

-- name: forget_ended!
DELETE FROM ended_things WHERE person_id = :person;

-- name: forget_absences!
DELETE FROM absences WHERE person_id = :person;

-- name: forget_absence_hands!
UPDATE absences SET by_id = NULL WHERE by_id = :person;

-- name: forget_claims!
DELETE FROM kin_claims WHERE parent_id = :person OR account_id IN (
  SELECT account_id FROM account_people WHERE person_id = :person
);

-- name: forget_claim_hands!
UPDATE kin_claims SET decided_by = NULL WHERE decided_by = :person;

-- name: forget_news!
DELETE FROM tie_news WHERE person_id = :person OR other_id = :person;

-- name: forget_news_hands!
UPDATE tie_news SET set_by = NULL WHERE set_by = :person;

-- name: forget_consents!
DELETE FROM consent_asks WHERE person_id = :person;

-- name: forget_guest!
DELETE FROM guest_asks WHERE person_id = :person;

-- name: forget_guest_hands!
UPDATE guest_asks SET decided_by = NULL WHERE decided_by = :person;

-- name: forget_guest_joined!
UPDATE guest_asks SET joined_to = NULL WHERE joined_to = :person;

-- name: forget_sources!
DELETE FROM member_sources WHERE person_id = :person;

-- name: forget_source_hands!
UPDATE member_sources SET by_id = NULL WHERE by_id = :person;

-- name: forget_hush!
DELETE FROM hushes WHERE person_id = :person;

-- name: forget_link_maker!
UPDATE links SET made_by = NULL WHERE made_by = :person;

-- name: forget_deaths!
UPDATE death_reports SET person_id = NULL, household_id = NULL WHERE person_id = :person;

-- name: put_member_draft!
INSERT INTO member_drafts (id, account_id, state, asks, fields, at)
VALUES (:id, :account, :state, :asks, :fields, :at)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, asks = excluded.asks,
  fields = excluded.fields, at = excluded.at;

-- name: find_member_draft^
SELECT * FROM member_drafts WHERE id = :id;

-- name: waiting_member_draft^
-- the line of this account that waits for words
SELECT * FROM member_drafts
WHERE account_id = :account AND state IN ('asking', 'changing') AND at > :since
ORDER BY at DESC LIMIT 1;

-- name: drop_member_draft^
DELETE FROM member_drafts WHERE id = :id RETURNING id;

-- name: drop_old_member_drafts
DELETE FROM member_drafts WHERE at < :before RETURNING id;

-- name: forget_member_drafts!
DELETE FROM member_drafts WHERE account_id IN (
  SELECT account_id FROM account_people WHERE person_id = :person
);

-- name: gone_or_away
-- of this name, moved away or away for a while
SELECT p.* FROM people AS p
WHERE (p.name = :name OR p.called = :name)
  AND REPLACE(CAST(:units AS TEXT), ',' || p.unit_id || ',', '') <> CAST(:units AS TEXT)
  AND (p.ended_why = 'moved' OR (p.ended_why IS NULL AND EXISTS (
    SELECT 1 FROM absences AS a WHERE a.person_id = p.id AND a.ended_on IS NULL
  )));

-- name: absences_over
SELECT * FROM absences WHERE ended_on IS NULL AND until IS NOT NULL AND until <= :day ORDER BY id;

-- name: next_absence_over^
SELECT MIN(until) AS day FROM absences WHERE ended_on IS NULL AND until IS NOT NULL;
