"""What the keepers of a box were told, when it was looked at, and since when lots are locked."""

from __future__ import annotations

from datetime import datetime

from bot.domain.times import from_text, to_text
from bot.store.work import Work

LOOKED = "looked"  # the daily look itself


async def told_of_box(work: Work, box: str) -> frozenset[tuple[str, str]]:
    """(what, about what) of everything that was told of a box."""
    rows = await work.all("told_of_box", box=box)
    return frozenset((row["what"], row["about"]) for row in rows)


async def put_told(work: Work, box: str, what: str, about: str, now: datetime) -> None:
    """It was told now, or once more."""
    await work.run("put_told", box=box, what=what, about=about, at=to_text(now))


async def drop_told(work: Work, box: str, what: str, about: str) -> None:
    """It is over: the next time it is news again."""
    await work.run("drop_told", box=box, what=what, about=about)


async def looked_at(work: Work) -> dict[str, datetime]:
    """When each box was looked at last."""
    rows = await work.all("told_of_sort", what=LOOKED)
    return {row["box_id"]: from_text(row["at"]) for row in rows}


async def locked_since(work: Work, box: str) -> dict[str, datetime]:
    """When each lot of a box was last locked, as far as its book says so."""
    rows = await work.all("locked_since", box=box)
    return {row["lot_id"]: from_text(row["at"]) for row in rows}


async def came_in(work: Work, box: str, item: str, unit: str, since: datetime) -> int:
    """How many of a thing a box has got since then."""
    row = await work.one("came_in_since", box=box, item=item, unit=unit, since=to_text(since))
    return int(row["qty"]) if row else 0
