-- name: audit_message_unsent
-- What must never be: each query names rows that are wrong (`bad`), or goes through a table in
-- pieces from one key to the next and says of each row what has to be known.
SELECT o.id AS key, o.id AS ref, 1 AS bad FROM outbox AS o
WHERE o.state IN ('due', 'held') AND o.due_at < :late AND o.owed <> 'loose'
LIMIT :most;

-- name: audit_message_in_flight
SELECT o.id AS key, o.id AS ref, 1 AS bad FROM outbox AS o
WHERE o.state = 'flying' AND COALESCE(o.taken_at, o.created_at) < :late
LIMIT :most;

-- name: audit_message_refused
-- Owed, and it never stood anywhere: nobody has read it.
SELECT o.id AS key, o.id AS ref, 1 AS bad FROM outbox AS o
WHERE o.state = 'refused' AND o.owed <> 'loose' AND o.message_id IS NULL
LIMIT :most;

-- name: audit_message_twice
-- The same words about the same matter to the same chat within a minute, neither of them marked;
-- answers are left out: who asks twice is answered twice.
SELECT o.id AS key, o.id AS ref,
  CASE WHEN o.state = 'sent' AND o.owed <> 'loose' AND o.lane <> 1 AND o.marked = 0
    AND o.living = 0 AND EXISTS (
      SELECT 1 FROM outbox AS b
      WHERE b.chat_id = o.chat_id AND b.sent_at >= SUBSTR(o.sent_at, 1, 16)
        AND b.sent_at <= o.sent_at AND b.id < o.id AND b.state = 'sent' AND b.key = o.key
        AND b.params = o.params AND COALESCE(b.case_id, '') = COALESCE(o.case_id, '')
        AND b.marked = 0 AND b.message_id <> o.message_id
    ) THEN 1 ELSE 0 END AS bad
FROM outbox AS o
WHERE o.id > :after
ORDER BY o.id LIMIT :most;

-- name: audit_case_no_next_step
SELECT c.id AS key, c.number AS ref, 1 AS bad FROM cases AS c
WHERE c.ended_at IS NULL AND c.next_at IS NULL AND c.claim_until IS NULL
  AND c.paused_until IS NULL AND c.joined_to IS NULL
LIMIT :most;

-- name: audit_case_overdue
-- Time has come for it long ago, and nobody has looked.
SELECT c.id AS key, c.number AS ref, 1 AS bad FROM cases AS c
WHERE c.next_at < :late AND c.ended_at IS NULL
LIMIT :most;

-- name: audit_case_no_outcome
-- Over, and nothing says how; or over and not over at once.
SELECT c.id AS key, c.number AS ref,
  CASE
    WHEN c.state = 'closed' AND (c.outcome IS NULL OR c.ended_at IS NULL) THEN 1
    WHEN c.state IN ('cancelled', 'ended') AND (c.end_reason IS NULL OR c.ended_at IS NULL) THEN 1
    WHEN c.state = 'answered' AND (c.outcome IS NULL OR c.answered_at IS NULL) THEN 1
    WHEN c.state IN ('draft', 'open', 'claimed', 'in_progress') AND c.ended_at IS NOT NULL THEN 1
    WHEN c.state IN ('claimed', 'in_progress') AND c.claimed_by IS NULL THEN 1
    ELSE 0
  END AS bad
FROM cases AS c
WHERE c.id > :after
ORDER BY c.id LIMIT :most;

-- name: audit_case_against_events
-- The rule (bot.domain.auditing) says whether state and timeline agree.
SELECT c.id AS key, c.number AS ref, c.state, c.outcome, (
  SELECT e.what FROM case_events AS e
  WHERE e.case_id = c.id AND e.what IN (
    'confirmed', 'unconfirmed', 'stood_down', 'cancelled', 'from_box', 'ended', 'answered',
    'reopened', 'brought_back'
  )
  ORDER BY e.id DESC LIMIT 1
) AS last
FROM cases AS c
WHERE c.id > :after
ORDER BY c.id LIMIT :most;

-- name: audit_case_held_by_gone
SELECT c.id AS key, c.number AS ref, 1 AS bad FROM cases AS c
JOIN people AS p ON p.id = c.claimed_by
WHERE c.ended_at IS NULL AND p.ended_why IS NOT NULL
LIMIT :most;

-- name: audit_emergency_unheard
-- Danger, and not one person or group could be told of it.
SELECT c.id AS key, c.number AS ref, 1 AS bad FROM cases AS c
WHERE c.ended_at IS NULL AND c.acuity = 'emergency' AND c.state = 'open'
  AND c.opened_at < :late AND c.joined_to IS NULL AND c.shown_in_group = 0
  AND NOT EXISTS (SELECT 1 FROM case_told AS t WHERE t.case_id = c.id AND t.reached = 1)
LIMIT :most;

-- name: audit_timer_overdue
-- Everything else that waits for an hour of its own.
SELECT u.ref AS key, u.ref, 1 AS bad FROM (
  SELECT 'round_asks ' || id AS ref FROM round_asks WHERE next_at < :late
  UNION ALL
  SELECT 'claim_waits ' || case_id FROM claim_waits WHERE answer IS NULL AND until < :late
  UNION ALL
  SELECT 'stock_holds ' || id FROM stock_holds WHERE state = 'kept' AND until < :late
  UNION ALL
  SELECT 'follow_ups ' || id FROM follow_ups
  WHERE stopped IS NULL AND answer IS NULL AND asked_at IS NULL AND due_at < :late
  UNION ALL
  SELECT 'rumours ' || id FROM rumours WHERE next_at < :late
  UNION ALL
  SELECT 'bulletins ' || id FROM bulletins WHERE state = 'live' AND until < :late
  UNION ALL
  SELECT 'handovers ' || id FROM handovers
  WHERE undone_at IS NULL AND until IS NOT NULL AND until < :day
  UNION ALL
  SELECT 'absences ' || id FROM absences
  WHERE ended_on IS NULL AND until IS NOT NULL AND until < :day
) AS u
LIMIT :most;

-- name: audit_stock_sum
-- A lot whose balance in some box is not the sum of its entries there.
SELECT l.id AS key, l.id AS ref,
  CASE WHEN EXISTS (
    SELECT 1 FROM (
      SELECT e.box_id, e.on_hand, e.reserved, e.lent, e.moving FROM stock_entries AS e
      WHERE e.lot_id = l.id
      UNION ALL
      SELECT b.box_id, -b.on_hand, -b.reserved, -b.lent, -b.moving FROM stock_balances AS b
      WHERE b.lot_id = l.id
    ) AS moved
    GROUP BY moved.box_id
    HAVING SUM(moved.on_hand) <> 0 OR SUM(moved.reserved) <> 0 OR SUM(moved.lent) <> 0
      OR SUM(moved.moving) <> 0
  ) THEN 1 ELSE 0 END AS bad
FROM stock_lots AS l
WHERE l.id > :after
ORDER BY l.id LIMIT :most;

-- name: audit_stock_negative
-- By the ledger: more left a box than ever came in.
SELECT l.id AS key, l.id AS ref,
  CASE WHEN EXISTS (
    SELECT 1 FROM stock_entries AS e WHERE e.lot_id = l.id
    GROUP BY e.box_id
    HAVING SUM(e.on_hand) < 0 OR SUM(e.reserved) < 0 OR SUM(e.lent) < 0
      OR SUM(e.moving) < 0 OR SUM(e.reserved) > SUM(e.on_hand)
  ) THEN 1 ELSE 0 END AS bad
FROM stock_lots AS l
WHERE l.id > :after
ORDER BY l.id LIMIT :most;

-- name: audit_seats_taken
-- Seats taken and those who sit there; lines of a list and their sum.
SELECT u.ref AS key, u.ref, 1 AS bad FROM (
  SELECT 'trips ' || t.id AS ref FROM trips AS t
  WHERE t.state IN ('open', 'under_way') AND t.taken <> (
    SELECT COALESCE(SUM(b.seats), 0) FROM bookings AS b
    WHERE b.trip_id = t.id AND b.state NOT IN ('cancelled', 'no_show', 'home')
  )
  UNION ALL
  SELECT 'sessions ' || n.session_id FROM sessions AS s
  JOIN session_slots AS n ON n.session_id = s.id
  WHERE s.state = 'open' AND n.taken <> (
    SELECT COUNT(*) FROM session_seats AS t
    WHERE t.session_id = n.session_id AND t.slot = n.slot
      AND t.state IN ('seated', 'came', 'absent')
  )
  UNION ALL
  SELECT 'pools ' || g.case_id FROM pools AS l
  JOIN pool_things AS g ON g.case_id = l.case_id
  WHERE l.state IN ('open', 'closed', 'arrived') AND g.taken <> (
    SELECT COALESCE(SUM(n.qty), 0) FROM pool_lines AS n
    WHERE n.case_id = g.case_id AND n.item = g.item
  )
) AS u
LIMIT :most;

-- name: audit_question_left_open
SELECT d.id AS key, d.id AS ref, 1 AS bad FROM dialogs AS d
WHERE d.expires_at < :late OR d.expires_at > :far
LIMIT :most;

-- name: audit_update_waiting
SELECT i.bot || ' ' || i.update_id AS key, CAST(i.update_id AS TEXT) AS ref, 1 AS bad
FROM inbox AS i
WHERE i.state = 'new' AND i.received_at < :late
LIMIT :most;

-- name: audit_update_set_aside
SELECT i.bot || ' ' || i.update_id AS key, CAST(i.update_id AS TEXT) AS ref, 1 AS bad
FROM inbox AS i
WHERE i.state = 'poison'
LIMIT :most;

-- name: audit_prompt_twice
-- A unit where a group had more than its prompts of a day, or a person more than one.
SELECT u.id AS key, u.id AS ref,
  CASE WHEN EXISTS (
    SELECT 1 FROM prompt_sends AS s
    WHERE s.unit_id = u.id AND s.day >= :since AND s.state = 'sent' AND s.danger = 0
    GROUP BY s.day, s.chat_id, s.person_id
    HAVING COUNT(*) > CASE WHEN s.chat_id IS NULL THEN 1 ELSE CAST(:group_a_day AS BIGINT) END
  ) THEN 1 ELSE 0 END AS bad
FROM units AS u
WHERE u.id > :after
ORDER BY u.id LIMIT :most;

-- name: audit_dead_asked
-- Somebody is known to have died, and something still goes to them or to their door.
SELECT u.ref AS key, u.ref, 1 AS bad FROM (
  SELECT 'round_asks ' || a.id AS ref FROM round_asks AS a JOIN people AS p ON p.id = a.person_id
  WHERE a.next_at IS NOT NULL AND p.ended_why = 'died'
  UNION ALL
  SELECT 'follow_ups ' || f.id FROM follow_ups AS f JOIN people AS p ON p.id = f.person_id
  WHERE f.stopped IS NULL AND f.answer IS NULL AND f.asked_at IS NULL AND p.ended_why = 'died'
  UNION ALL
  SELECT 'outbox ' || o.id FROM outbox AS o JOIN people AS p ON p.id = o.person_id
  WHERE o.state IN ('due', 'held', 'flying') AND p.ended_why = 'died'
  UNION ALL
  SELECT 'meal_plans ' || m.id FROM meal_plans AS m JOIN people AS p ON p.id = m.person_id
  WHERE m.state = 'active' AND p.ended_why = 'died'
  UNION ALL
  SELECT 'ride_series ' || r.id FROM ride_series AS r JOIN people AS p ON p.id = r.person_id
  WHERE r.state = 'active' AND p.ended_why = 'died'
  UNION ALL
  SELECT 'sessions ' || t.session_id FROM sessions AS s
  JOIN session_seats AS t ON t.session_id = s.id JOIN people AS p ON p.id = t.person_id
  WHERE s.state = 'open' AND t.state IN ('seated', 'waiting') AND p.ended_why = 'died'
  UNION ALL
  SELECT 'cases ' || c.number FROM cases AS c JOIN people AS p ON p.id = c.subject_id
  WHERE c.ended_at IS NULL AND c.kind IN ('symptom', 'danger', 'look_in', 'help')
    AND p.ended_why = 'died'
) AS u
LIMIT :most;

-- name: audit_duty_by_gone
-- On duty, in a role, driving or keeping a box, and not there any more.
SELECT u.ref AS key, u.ref, 1 AS bad FROM (
  SELECT 'duties ' || d.id AS ref FROM duties AS d JOIN people AS p ON p.id = d.person_id
  WHERE d.ends_at >= :now AND p.ended_why IS NOT NULL
  UNION ALL
  SELECT 'roles_held ' || r.id FROM roles_held AS r JOIN people AS p ON p.id = r.person_id
  WHERE (r.until IS NULL OR r.until > :tomorrow) AND p.ended_why IS NOT NULL
  UNION ALL
  SELECT 'trips ' || t.id FROM trips AS t JOIN people AS p ON p.id = t.driver_id
  WHERE t.state = 'open' AND t.leaves_until >= :now AND p.ended_why IS NOT NULL
  UNION ALL
  SELECT 'boxes ' || x.id FROM boxes AS x
  JOIN people AS k ON k.id = x.keeper_id LEFT JOIN people AS d ON d.id = x.deputy_id
  WHERE x.closed = 0 AND k.ended_why IS NOT NULL AND (d.id IS NULL OR d.ended_why IS NOT NULL)
) AS u
LIMIT :most;

-- name: audit_words_kept
-- Words, voices and places of a matter that ended longer ago than they are kept.
SELECT c.id AS key, c.number AS ref,
  CASE WHEN c.ended_at < :before
    AND (CAST(:kind AS TEXT) IS NULL OR c.kind = CAST(:kind AS TEXT)) AND EXISTS (
      SELECT 1 FROM said AS s
      WHERE s.case_id = c.id AND (s.words IS NOT NULL OR s.file_id IS NOT NULL)
    ) THEN 1 ELSE 0 END AS bad
FROM cases AS c
WHERE c.id > :after AND c.opened_at < :before
ORDER BY c.id LIMIT :most;
