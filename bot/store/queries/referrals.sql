-- name: put_referral!
INSERT INTO referrals (id, case_id, facility_id, at, by_id, reason, before_id, asked_id, asked_at,
  outcome, outcome_by, outcome_at, problem_id)
VALUES (:id, :case_id, :facility_id, :at, :by_id, :reason, :before_id, :asked_id, :asked_at,
  :outcome, :outcome_by, :outcome_at, :problem_id)
ON CONFLICT (id) DO UPDATE SET facility_id = excluded.facility_id, asked_id = excluded.asked_id,
  asked_at = excluded.asked_at, outcome = excluded.outcome, outcome_by = excluded.outcome_by,
  outcome_at = excluded.outcome_at, problem_id = excluded.problem_id;

-- name: find_referral^
SELECT * FROM referrals WHERE id = :id;

-- name: referrals_of_case
SELECT * FROM referrals WHERE case_id = :case ORDER BY at, id;

-- name: settle_referral^
UPDATE referrals SET outcome = :outcome, outcome_by = :person, outcome_at = :at
WHERE id = :id AND outcome IS NULL
RETURNING id;

-- name: open_referral_asked_of^
SELECT * FROM referrals
WHERE asked_id = :person AND outcome IS NULL AND asked_at >= :since
ORDER BY asked_at DESC, id DESC LIMIT 1;

-- name: forget_referrer!
UPDATE referrals SET by_id = NULL WHERE by_id = :person;

-- name: forget_referral_asked!
UPDATE referrals SET asked_id = NULL WHERE asked_id = :person;

-- name: forget_referral_answer!
UPDATE referrals SET outcome_by = NULL WHERE outcome_by = :person;

-- name: unasked_referrals
SELECT * FROM referrals
WHERE outcome IS NULL AND asked_at IS NULL AND reason <> 'ride' AND at <= :before
  AND NOT EXISTS (SELECT 1 FROM referrals AS n WHERE n.before_id = referrals.id)
ORDER BY at, id LIMIT :most;

-- name: first_unasked_referral^
SELECT MIN(at) AS at FROM referrals
WHERE outcome IS NULL AND asked_at IS NULL AND reason <> 'ride'
  AND NOT EXISTS (SELECT 1 FROM referrals AS n WHERE n.before_id = referrals.id);
