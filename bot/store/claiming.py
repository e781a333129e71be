"""Who was asked to take a task over, who waits for one, and how much somebody carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.claim_rules import Record
from bot.domain.times import from_text, maybe_from_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("claim_waits", "person_id", "delete"),
    Column("claim_waits", "by_id", "empty"),
)
HAND, RESERVE = "hand", "reserve"


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody who was asked to take a task over, or wants to hear when it is free again."""

    case_id: str
    person_id: str
    what: str
    at: datetime
    by_id: str | None = None
    until: datetime | None = None  # asked, and waited for until then
    answer: str | None = None


async def put_wait(work: Work, wait: Wait) -> None:
    """As it is now; one row a person, case and sort."""
    await work.run(
        "put_claim_wait",
        case=wait.case_id,
        person=wait.person_id,
        what=wait.what,
        by=wait.by_id,
        at=to_text(wait.at),
        until=to_text(wait.until) if wait.until else None,
        answer=wait.answer,
    )


async def waits_of(work: Work, case_id: str, what: str) -> tuple[Wait, ...]:
    """Who has not answered, first who was first."""
    return tuple(map(_wait, await work.all("claim_waits_of", case=case_id, what=what)))


async def waits_due(work: Work, now: datetime) -> tuple[Wait, ...]:
    """Who was waited for long enough."""
    return tuple(map(_wait, await work.all("claim_waits_due", now=to_text(now))))


async def next_wait(work: Work) -> datetime | None:
    """When somebody was waited for long enough."""
    row = await work.one("next_claim_wait")
    return maybe_from_text(row["at"]) if row is not None else None


async def record_of(work: Work, person_id: str, since: datetime) -> Record:
    """What somebody took since then, and carried out."""
    row = await work.one("claim_record", person=person_id, since=to_text(since))
    return Record(row["claimed"], row["done"]) if row is not None else Record()


async def tasks_carried(work: Work, units: Iterable[str], since: datetime) -> tuple[int, ...]:
    """How many each helper carried out, without who."""
    rows = await work.all("tasks_carried", units=",".join(units), since=to_text(since))
    return tuple(row["n"] for row in rows)


async def count_role_holders(work: Work, units: Iterable[str], day: date) -> int:
    """How many people hold a role there."""
    row = await work.one("count_role_holders", units=",".join(units), day=day.isoformat())
    return int(row["n"]) if row is not None else 0


async def forget(work: Work, person_id: str) -> None:
    """Nobody waits for them, and they wait for nothing (PERSONAL)."""
    await work.run("delete_claim_waits", person=person_id)
    await work.run("empty_claim_waits_by", person=person_id)


def _wait(row: Row) -> Wait:
    return Wait(
        row["case_id"],
        row["person_id"],
        row["what"],
        from_text(row["at"]),
        row["by_id"],
        maybe_from_text(row["until"]),
        row["answer"],
    )
