"""Faults as a kill, a bug or a hand in the database would leave them, by the code that names each.

Everything stands on the village of `loaded`: matter 1 is open, 2 an emergency, 3 withdrawn.
"""

from __future__ import annotations

from collections.abc import Mapping

LONG_AGO, NOW = "2026-11-18T01:00:00.000Z", "2026-11-21T09:00:00.000Z"
OPEN = "(SELECT MIN(id) FROM cases)"
GONE = "(SELECT MAX(id) FROM cases)"
CHAT = "(SELECT MIN(c.id) FROM chats AS c WHERE c.kind = 'private')"
LOT = "(SELECT MIN(lot_id) FROM stock_entries)"


def message(id: str, state: str, due_at: str = NOW, **columns: object) -> str:
    """A row of the outbox that somebody is owed."""
    row: dict[str, object] = {
        "id": id, "bot": "1000001", "about": id, "key": "case.answered", "params": "{}", "lane": 2,
        "owed": "owed", "state": state, "due_at": due_at, "created_at": due_at, **columns,
    }  # fmt: skip
    values = ", ".join(f"'{value}'" for value in row.values())
    return f"INSERT INTO outbox ({', '.join(row)}, chat_id) SELECT {values}, {CHAT}"


def trip(driver: str = "zhaoweiguo", taken: int = 0) -> str:
    return (
        "INSERT INTO trips (id, driver_id, unit_id, leaves_at, leaves_until, seats, taken, state,"
        f" opened_at, changed_at) VALUES ('trip1', '{driver}', 'dongwan',"
        " '2026-11-22T01:00:00.000Z', '2026-11-22T02:00:00.000Z', 4,"
        f" {taken}, 'open', '{NOW}', '{NOW}')"
    )


def prompt(id: str, code: str) -> str:
    return (
        "INSERT INTO prompt_sends (id, prompt, topic, unit_id, chat_id, day, slot, state, at)"
        f" SELECT '{id}', '{code}', 'stroke', 'dongwan', {CHAT}, '2026-11-21', 'evening', 'sent',"
        f" '{NOW}'"
    )


def died(person: str) -> str:
    return f"UPDATE people SET ended_on = '2026-11-20', ended_why = 'died' WHERE id = '{person}'"


ROUND = (
    "INSERT INTO round_asks (id, person_id, unit_id, day, why, way, state, asked_at, next_at)"
    " VALUES ('ask1', 'wangxiuying', 'dongwan', '2026-11-21', 'wish', 'self', 'asked',"
    " '{at}', '{at}')"
)
UPDATE = (
    "INSERT INTO inbox (bot, update_id, chat_key, payload, received_at, state)"
    f" VALUES ('1000001', 77, '5', '{{}}', '{LONG_AGO}', '"
)
SENT = {"message_id": 5, "sent_at": "2026-11-21T09:00:07.000Z"}
SENT_AGAIN = {"message_id": 6, "sent_at": "2026-11-21T09:00:09.000Z"}

FAULTS: Mapping[str, tuple[str, ...]] = {
    "message_unsent": (message("m1", "due", LONG_AGO),),
    "message_in_flight": (message("m1", "flying", NOW, taken_at=LONG_AGO),),
    "message_refused": (message("m1", "refused"),),
    "message_twice": (message("zm1", "sent", **SENT), message("zm2", "sent", **SENT_AGAIN)),
    "case_no_next_step": (f"UPDATE cases SET next_at = NULL WHERE id = {OPEN}",),
    "case_overdue": (f"UPDATE cases SET next_at = '{LONG_AGO}' WHERE id = {OPEN}",),
    "case_no_outcome": (
        f"UPDATE cases SET state = 'answered', answered_by = 'lixiaofang' WHERE id = {OPEN}",
    ),
    "case_against_events": (
        f"UPDATE cases SET state = 'closed', outcome = 'solved', end_reason = 'confirmed',"
        f" next_at = NULL, ended_at = '{NOW}' WHERE id = {OPEN}",
    ),
    "case_held_by_gone": (
        f"UPDATE cases SET state = 'claimed', claimed_by = 'liyoufu' WHERE id = {OPEN}",
        "UPDATE people SET ended_why = 'moved', ended_on = '2026-11-20' WHERE id = 'liyoufu'",
    ),
    "emergency_unheard": (
        f"UPDATE cases SET opened_at = '{NOW}' WHERE acuity = 'emergency'",
        "UPDATE case_told SET reached = 0",
    ),
    "timer_overdue": (ROUND.format(at=LONG_AGO),),
    "stock_sum": (f"UPDATE stock_balances SET on_hand = on_hand + 1 WHERE lot_id = {LOT}",),
    "stock_negative": (
        "INSERT INTO stock_entries (id, at, box_id, lot_id, verb, on_hand, reserved, lent, moving)"
        f" SELECT 'e1', '{NOW}', box_id, lot_id, 'out', -1, 1, 0, 0 FROM stock_balances"
        f" WHERE lot_id = {LOT}",
        f"UPDATE stock_entries SET on_hand = 0 WHERE lot_id = {LOT} AND id <> 'e1'",
    ),
    "seats_taken": (trip(taken=2),),
    "question_left_open": (
        "INSERT INTO dialogs (id, account_id, chat_id, form, version, step, answers, expires_at)"
        f" SELECT 'd1', account_id, id, 'help', 1, 'what', '{{}}', '{LONG_AGO}' FROM chats"
        f" WHERE id = {CHAT}",
    ),
    "update_waiting": (UPDATE + "new')",),
    "update_set_aside": (UPDATE + "poison')",),
    "prompt_twice": (prompt("p1", "one"), prompt("p2", "two")),
    "dead_asked": (ROUND.format(at=NOW), died("wangxiuying")),
    "duty_by_gone": (trip("liyoufu"), died("liyoufu")),
    "words_kept": (
        f"UPDATE cases SET opened_at = '2024-01-01T00:00:00.000Z',"
        f" ended_at = '2024-02-01T00:00:00.000Z' WHERE id = {GONE}",
        "INSERT INTO said (id, case_id, form, words, at)"
        f" SELECT 's1', {GONE}, 'text', 'x', '2024-01-01T00:00:00.000Z'",
    ),
}
