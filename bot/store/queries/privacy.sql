-- name: own_cases
-- what was asked for or about somebody: their own, and what they asked for nobody else
SELECT id, number, kind, category, state, opened_at, ended_at FROM cases
WHERE subject_id = :person_id OR (author_id = :person_id AND subject_id IS NULL)
ORDER BY opened_at, id;

-- name: own_said
SELECT s.at, s.form, s.words, c.number FROM said AS s LEFT JOIN cases AS c ON c.id = s.case_id
WHERE s.person_id = :person_id OR c.subject_id = :person_id
ORDER BY s.at, s.id;

-- name: own_looks
SELECT l.at, l.who, l.what, p.name AS name FROM looks AS l LEFT JOIN people AS p ON p.id = l.who
WHERE l.about = :person_id AND l.at >= :since ORDER BY l.at DESC, l.id LIMIT :most;

-- name: own_consent^
SELECT consent_version, consent_at, created_at FROM people WHERE id = :person_id;

-- name: own_bookings
SELECT c.number, b.state, t.leaves_at, t.destination FROM bookings AS b
JOIN cases AS c ON c.id = b.case_id JOIN trips AS t ON t.id = b.trip_id
WHERE c.subject_id = :person_id OR (c.author_id = :person_id AND c.subject_id IS NULL)
ORDER BY t.leaves_at;

-- name: own_drives
SELECT leaves_at, destination, seats, state FROM trips
WHERE driver_id = :person_id ORDER BY leaves_at;

-- name: own_medicine
SELECT h.item, h.qty, h.unit, h.state, c.number FROM stock_holds AS h
JOIN cases AS c ON c.id = h.case_id WHERE h.taker_id = :person_id ORDER BY h.id;

-- name: own_loans
SELECT item, qty, lent_at, due_on, returned_at FROM stock_loans
WHERE borrower_id = :person_id ORDER BY lent_at;

-- name: own_meals
SELECT * FROM meal_plans WHERE person_id = :person_id ORDER BY id;

-- name: own_series
SELECT weekdays, destination, first_day, last_day, state FROM ride_series
WHERE person_id = :person_id ORDER BY first_day;

-- name: own_purchases
SELECT c.number, p.state, p.budget, p.spent, p.paid FROM purchases AS p
JOIN cases AS c ON c.id = p.case_id
WHERE p.asker_id = :person_id OR p.buyer_id = :person_id ORDER BY c.number;

-- name: own_rounds
SELECT day, way, state FROM round_asks WHERE person_id = :person_id ORDER BY day;

-- name: own_answers
SELECT question, answer, asked_at FROM round_answers
WHERE person_id = :person_id AND answer IS NOT NULL ORDER BY asked_at;

-- name: own_readings
SELECT day, slot, tenths FROM round_readings
WHERE person_id = :person_id AND tenths IS NOT NULL ORDER BY day, slot;

-- name: own_follow_ups
SELECT day, due_at, answer, stopped FROM follow_ups
WHERE person_id = :person_id ORDER BY due_at;

-- name: own_seats
SELECT s.kind, s.place, s.starts_at, t.state, t.word FROM session_seats AS t
JOIN sessions AS s ON s.id = t.session_id WHERE t.person_id = :person_id ORDER BY s.starts_at;

-- name: own_register_entries
SELECT code, day, fields, source FROM register_entries
WHERE person_id = :person_id ORDER BY day, id;

-- name: own_returns
SELECT called, origin, arrives_on, days, state FROM returnees
WHERE person_id = :person_id ORDER BY opened_at;

-- name: own_absences
SELECT since, until, ended_on FROM absences WHERE person_id = :person_id ORDER BY since;

-- name: own_news
-- which news of theirs the family may hear
SELECT p.name, n.choice, n.at FROM tie_news AS n JOIN people AS p ON p.id = n.other_id
WHERE n.person_id = :person_id ORDER BY n.at;

-- name: own_written
-- what they wrote for the village, and what others wrote of them
SELECT d.form, d.words, d.state, d.opened_at FROM studio_drafts AS d
WHERE d.author_id = :person_id
  OR EXISTS (SELECT 1 FROM studio_named AS n WHERE n.draft_id = d.id AND n.person_id = :person_id)
ORDER BY d.opened_at, d.id;

-- name: open_danger_of^
SELECT id FROM cases
WHERE subject_id = :person_id AND ended_at IS NULL AND acuity = 'emergency' LIMIT 1;

-- name: forget_drafts!
DELETE FROM drafts WHERE said_id IN (
  SELECT s.id FROM said AS s LEFT JOIN cases AS c ON c.id = s.case_id
  WHERE s.person_id = :person_id OR c.subject_id = :person_id
);

-- name: forget_said!
UPDATE said SET words = NULL, file_id = NULL, seconds = NULL, latitude = NULL, longitude = NULL,
  person_id = NULL
WHERE person_id = :person_id OR case_id IN (SELECT id FROM cases WHERE subject_id = :person_id);

-- name: forget_details!
UPDATE cases SET details = NULL, message_id = NULL
WHERE subject_id = :person_id OR (author_id = :person_id AND subject_id IS NULL);

-- name: forget_reasons!
UPDATE case_events SET why = NULL WHERE case_id IN (
  SELECT id FROM cases
  WHERE subject_id = :person_id OR (author_id = :person_id AND subject_id IS NULL)
);

-- name: forget_household!
UPDATE cases SET household_id = NULL
WHERE subject_id = :person_id OR (author_id = :person_id AND subject_id IS NULL);

-- name: forget_dialogs!
DELETE FROM dialogs WHERE account_id IN (
  SELECT account_id FROM account_people WHERE person_id = :person_id
);

-- name: forget_orders!
DELETE FROM stock_orders WHERE account_id IN (
  SELECT account_id FROM account_people WHERE person_id = :person_id
);

-- name: forget_quiet!
DELETE FROM quieted WHERE account_id IN (
  SELECT account_id FROM account_people WHERE person_id = :person_id
);

-- name: forget_outbox!
-- what was still to be said to them; the goodbye is put there afterwards
DELETE FROM outbox WHERE person_id = :person_id;

-- name: forget_holds!
UPDATE stock_holds SET taker_id = NULL, household_id = NULL, whom = NULL, flags = NULL
WHERE taker_id = :person_id OR case_id IN (SELECT id FROM cases WHERE subject_id = :person_id);

-- name: forget_handed!
UPDATE stock_holds SET handed_to = NULL WHERE handed_to = :person_id;

-- name: forget_loans!
UPDATE stock_loans SET borrower_id = NULL, household_id = NULL, borrower = NULL
WHERE borrower_id = :person_id;

-- name: forget_lots!
UPDATE stock_lots SET giver_id = NULL, household_id = NULL WHERE giver_id = :person_id;

-- name: forget_purchases_asked!
UPDATE purchases SET asker_id = NULL WHERE asker_id = :person_id;

-- name: forget_purchases_bought!
UPDATE purchases SET buyer_id = NULL WHERE buyer_id = :person_id;

-- name: forget_purchase_steps!
UPDATE purchase_steps SET who = NULL WHERE who = :person_id;

-- name: forget_errand_steps!
UPDATE errand_steps SET who = NULL WHERE who = :person_id;

-- name: forget_receipts!
DELETE FROM receipts WHERE person_id = :person_id;

-- name: forget_exits!
DELETE FROM exits WHERE person_id = :person_id;

-- name: forget_requests!
UPDATE ride_requests SET origin = NULL, purpose = NULL WHERE case_id IN (
  SELECT id FROM cases
  WHERE subject_id = :person_id OR (author_id = :person_id AND subject_id IS NULL)
);

-- name: forget_miss_consents!
DELETE FROM miss_consents WHERE person_id = :person_id;

-- name: forget_links!
DELETE FROM links WHERE facts LIKE '%' || CAST(:person_id AS TEXT) || '%';

-- name: forget_proposals!
UPDATE proposals SET facts = '{}' WHERE facts LIKE '%' || CAST(:person_id AS TEXT) || '%';

-- name: forget_asks!
DELETE FROM asks WHERE person_id = :person_id;

-- name: forget_looks!
DELETE FROM looks WHERE about = :person_id;

-- name: drop_looks
DELETE FROM looks WHERE id IN (
  SELECT id FROM looks WHERE at < :before ORDER BY at LIMIT :most
) RETURNING id;

-- name: drop_words
-- what was said of a matter that ended long ago; the matter itself stays for the count
UPDATE said SET words = NULL, file_id = NULL, latitude = NULL, longitude = NULL WHERE id IN (
  SELECT s.id FROM said AS s JOIN cases AS c ON c.id = s.case_id
  WHERE c.ended_at IS NOT NULL AND c.ended_at < :before
    AND (s.words IS NOT NULL OR s.file_id IS NOT NULL)
    AND (CAST(:kind AS TEXT) IS NULL OR c.kind = :kind)
  ORDER BY c.ended_at LIMIT :most
) RETURNING id;

-- name: forget_house_name!
-- a house that bears their name goes by its door
UPDATE households SET name = COALESCE(door, '')
WHERE id = (SELECT household_id FROM people WHERE id = :person_id)
  AND name LIKE '%' || (SELECT name FROM people WHERE id = :person_id AND name <> '') || '%';
