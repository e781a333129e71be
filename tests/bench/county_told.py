"""What followed from each line that opened a case, and when it was accepted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.bench.county_day import Line
from tests.bench.county_scene import Telegram

CASES = """
SELECT k.id, k.opened_at, c.telegram_id, k.message_id FROM cases AS k
JOIN chats AS c ON c.id = k.chat_id WHERE k.message_id IS NOT NULL
"""
NOTICES = """
SELECT o.case_id, o.lane, o.created_at, c.telegram_id, o.message_id, o.state FROM outbox AS o
JOIN chats AS c ON c.id = o.chat_id WHERE o.case_id IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Heard:
    """One line that became a case; seconds, None where nothing followed."""

    line: Line
    answer: float | None
    alarm: float | None  # to the last of the first alarm, of a danger
    missing: bool  # a part of its first alarm has not left


async def told(
    telegram: Telegram, look: Any, first: float, real: Callable[[float], float] = float
) -> list[Heard]:
    """By the servers' clock, or as seconds of the machine's with `real`.

    What was made within `first` seconds after a case was opened is its first alarm.
    """
    sent = {key: real(moment) for key, moment in telegram.sent().items()}
    notices: dict[str, list[Any]] = {}
    for row in await look.fetch(NOTICES):
        notices.setdefault(row["case_id"], []).append(row)
    made = []
    for case in await look.fetch(CASES):
        said = telegram.said.get((case["telegram_id"], case["message_id"]))
        if said is not None:
            limit = as_text(datetime.fromisoformat(case["opened_at"]) + timedelta(seconds=first))
            own = notices.get(case["id"], [])
            times = [(row, sent.get((row["telegram_id"], row["message_id"]))) for row in own]
            made.append(_heard(said[1], real(said[0]), times, limit))
    return made


def _heard(line: Line, at: float, times: list[tuple[Any, float | None]], limit: str) -> Heard:
    accepted = [moment for _, moment in times if moment is not None]
    answer = min(accepted) - at if accepted else None
    if line.what != "danger":
        return Heard(line, answer, None, False)
    first = [(r, m) for r, m in times if r["lane"] == 0 and r["created_at"] <= limit]
    waiting = any(m is None and r["state"] in ("due", "taken") for r, m in first)
    reached = [m for _, m in first if m is not None]
    if waiting or not reached:
        return Heard(line, answer, None, True)
    return Heard(line, answer, max(reached) - at, False)


def as_text(moment: datetime) -> str:
    """As the database keeps it."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
