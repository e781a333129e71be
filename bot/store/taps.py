"""How many taps are asked: a day of one person, and of a unit by what asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Work

PERSONAL = (Column("tap_days", "person_id", "delete"),)


@dataclass(frozen=True, slots=True)
class TapsOf:
    """What was asked of one person in one day, and what was held back for the next."""

    times: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class TapLine:
    """So many taps asked in a unit on a day by one part of the product."""

    day: date
    unit_id: str
    asked_by: str
    times: int


async def of_person(work: Work, person_id: str, day: date) -> TapsOf:
    row = await work.one("find_taps_of", person_id=person_id, day=day.isoformat())
    return TapsOf(row["times"], row["held"]) if row else TapsOf()


async def count(work: Work, person_id: str, day: date, *, held: bool = False) -> None:
    """One more was asked, or held back."""
    await work.run(
        "count_tap_of",
        person_id=person_id,
        day=day.isoformat(),
        times=int(not held),
        held=int(held),
    )


async def lines(
    work: Work, since: date, until: date, unit_ids: Sequence[str] | None = None
) -> tuple[TapLine, ...]:
    """By day, unit and what asked; never by who."""
    rows = await work.all(
        "list_taps",
        since=since.isoformat(),
        until=until.isoformat(),
        unit_ids=None if unit_ids is None else listed(unit_ids),
    )
    return tuple(
        TapLine(date.fromisoformat(r["day"]), r["unit_id"], r["asked_by"], r["times"]) for r in rows
    )


async def bring_now(work: Work, person_id: str, now: datetime) -> None:
    """What waited for the morning comes now: who asks for it is asked for nothing."""
    await work.run("bring_now", person_id=person_id, now=to_text(now))
    work.wake("outbox")


async def is_any_before(work: Work, day: date) -> bool:
    return await work.one("any_tap_day_before", before=day.isoformat()) is not None


async def drop_before(work: Work, day: date) -> int:
    return len(await work.all("drop_tap_days", before=day.isoformat()))


async def forget(work: Work, person_id: str) -> None:
    """How much was asked of them (PERSONAL)."""
    await work.run("forget_tap_days", person_id=person_id)
