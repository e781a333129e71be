"""Those who come home, and how they say they are: rows in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.returnees import Health, Returnee, State
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.listed import listed
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    *(Column("returnees", c, "delete") for c in ("person_id", "author_id", "called", "origin")),
    Column("returnees", "reported_by", "empty"),
    Column("returnee_health", "answer", "delete"),
    Column("returnee_health", "by_id", "empty"),
)


async def put(work: Work, one: Returnee) -> None:
    """As it is now."""
    await work.run(
        "put_returnee",
        id=one.id,
        unit_id=one.unit_id,
        household_id=one.household_id,
        person_id=one.person_id,
        called=one.called,
        author_id=one.author_id,
        source=one.source,
        reported_by=one.reported_by,
        state=one.state.value,
        origin=one.origin,
        arrives_on=one.arrives_on.isoformat() if one.arrives_on else None,
        days=one.days,
        asking=one.asking,
        asked_at=maybe_to_text(one.asked_at),
        told_day=one.told_day,
        opened_at=to_text(one.opened_at),
        ended_at=maybe_to_text(one.ended_at),
    )


async def find(work: Work, id: str) -> Returnee | None:
    row = await work.one("find_returnee", id=id)
    return _returnee(row) if row else None


async def around(work: Work, person_id: str) -> tuple[Returnee, ...]:
    """By or about somebody, the latest first."""
    return _all(await work.all("list_returnees_around", person_id=person_id))


async def of_household(work: Work, household_id: str) -> tuple[Returnee, ...]:
    """The latest first."""
    return _all(await work.all("list_returnees_of_household", household_id=household_id))


async def running(work: Work, unit_ids: Sequence[str] | None = None) -> tuple[Returnee, ...]:
    """Those who are home or coming, of these very units or of all."""
    if unit_ids is None:
        return _all(await work.all("list_returnees_running"))
    return _all(await work.all("list_returnees_in", unit_ids=listed(unit_ids)))


async def arrived_by(work: Work, unit_ids: Sequence[str], day: date) -> tuple[Returnee, ...]:
    """Whoever came home up to a day, also those whose days are over."""
    rows = await work.all("list_returnees_arrived", unit_ids=listed(unit_ids), day=day.isoformat())
    return _all(rows)


async def put_health(
    work: Work, returnee_id: str, day: date, answer: Health, by: str | None, at: datetime
) -> None:
    """The last word of a day counts."""
    await work.run(
        "put_returnee_health",
        returnee_id=returnee_id,
        day=day.isoformat(),
        answer=answer.value,
        by_id=by,
        at=to_text(at),
    )


async def health_of(work: Work, returnee_id: str) -> dict[date, Health]:
    rows = await work.all("list_returnee_health", returnee_id=returnee_id)
    return {date.fromisoformat(row["day"]): Health(row["answer"]) for row in rows}


async def oldest_ended(work: Work) -> datetime | None:
    """When the first of those that are over or were never registered was opened."""
    row = await work.one("first_returnee_kept")
    return maybe_from_text(row["at"]) if row else None


async def drop_before(work: Work, moment: datetime) -> int:
    """What is over, or was never more than an offer, and older than is kept."""
    await work.all("drop_returnee_health", before=to_text(moment))
    return len(await work.all("drop_returnees", before=to_text(moment)))


async def forget(work: Work, person_id: str) -> None:
    """Who came home, and whoever told it, leave nothing of it (PERSONAL)."""
    for name in (
        "delete_returnee_health_of", "delete_returnees_of",
        "blank_returnee_reporters", "blank_returnee_hands",
    ):  # fmt: skip
        await work.run(name, person_id=person_id)


def _all(rows: Sequence[Row]) -> tuple[Returnee, ...]:
    return tuple(_returnee(row) for row in rows)


def _returnee(row: Row) -> Returnee:
    return Returnee(
        id=row["id"],
        unit_id=row["unit_id"],
        state=State(row["state"]),
        source=row["source"],
        days=row["days"],
        opened_at=from_text(row["opened_at"]),
        household_id=row["household_id"],
        person_id=row["person_id"],
        called=row["called"],
        author_id=row["author_id"],
        reported_by=row["reported_by"],
        origin=row["origin"],
        arrives_on=date.fromisoformat(row["arrives_on"]) if row["arrives_on"] else None,
        asking=row["asking"],
        asked_at=maybe_from_text(row["asked_at"]),
        told_day=row["told_day"],
        ended_at=maybe_from_text(row["ended_at"]),
    )
