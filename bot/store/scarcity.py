"""Times of scarcity: since when a thing is scarce in a village, by whom, why, until when."""

from __future__ import annotations

from datetime import datetime

from bot.domain.scarcity import Scarcity
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

TOLD = "scarce_waits"  # in stock_told: somebody heard of who waits
WAITS = "scarce"  # why a case rests while its author stands in the line
PERSONAL = (Column("stock_scarcity", "by_id", "keep"),)


async def put_scarcity(work: Work, one: Scarcity) -> None:
    """Insert it, or write it over the one of its id."""
    await work.run(
        "put_scarcity",
        id=one.id,
        unit_id=one.unit_id,
        item=one.generic,
        since=to_text(one.since),
        by_id=one.by_id,
        why=one.why,
        until=maybe_to_text(one.until),
        above_since=maybe_to_text(one.above_since),
    )


async def open_scarcity(work: Work, unit_id: str, generic: str) -> Scarcity | None:
    """The one that is on for a thing in a village."""
    found = [one for one in await open_in(work, unit_id) if one.generic == generic]
    return found[0] if found else None


async def open_in(work: Work, unit_id: str) -> tuple[Scarcity, ...]:
    """Everything that is scarce in a village now."""
    return tuple(one for one in await all_open(work) if one.unit_id == unit_id)


async def all_open(work: Work) -> tuple[Scarcity, ...]:
    """Everything that is scarce anywhere, longest first."""
    return tuple(_scarcity(row) for row in await work.all("open_scarcity"))


async def served(work: Work) -> tuple[str, ...]:
    """Cases that rest for scarcity though something is kept for them."""
    return tuple(row["id"] for row in await work.all("served_in_scarcity", why=WAITS))


async def untold_in_line(work: Work) -> tuple[tuple[str, datetime], ...]:
    """(hold, since when) of who waits for something scarce, and no doctor heard of it yet."""
    rows = await work.all("untold_in_scarcity", why=WAITS, told=TOLD)
    return tuple((row["id"], from_text(row["since"])) for row in rows)


async def find_scarcity(work: Work, id: str) -> Scarcity | None:
    row = await work.one("find_scarcity", id=id)
    return _scarcity(row) if row else None


def _scarcity(row: Row) -> Scarcity:
    since: datetime = from_text(row["since"])
    return Scarcity(
        id=row["id"],
        unit_id=row["unit_id"],
        generic=row["item"],
        since=since,
        why=row["why"],
        by_id=row["by_id"],
        until=maybe_from_text(row["until"]),
        above_since=maybe_from_text(row["above_since"]),
    )
