"""Holds: what is kept for somebody, and the queue of who waits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.holds import Hold, HoldState
from bot.domain.times import from_text, maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("stock_holds", "taker_id", "empty"),
    Column("stock_holds", "household_id", "empty"),
    Column("stock_holds", "whom", "empty"),
    Column("stock_holds", "flags", "empty"),
    Column("stock_holds", "handed_to", "empty"),
)
_PLAIN = (
    "id", "case_id", "box_id", "item", "unit", "qty", "taker_id", "household_id", "unit_id",
    "whom", "flags", "priority", "why", "handed_to",
)  # fmt: skip


def _to_row(hold: Hold) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(hold, name) for name in _PLAIN}
    return {
        **row,
        "state": hold.state.value,
        "until": maybe_to_text(hold.until),
        "since": to_text(hold.since),
        "changed_at": to_text(hold.changed_at),
    }


async def put_hold(work: Work, hold: Hold) -> None:
    """Insert the hold, or write it over the one of its id."""
    await work.run("put_hold", **_to_row(hold))


async def find_hold(work: Work, id: str) -> Hold | None:
    row = await work.one("find_hold", id=id)
    return _hold(row) if row else None


async def holds_of_case(work: Work, case_id: str) -> tuple[Hold, ...]:
    return tuple(_hold(row) for row in await work.all("holds_of_case", case=case_id))


async def holds_of_box(work: Work, box_id: str, state: HoldState) -> tuple[Hold, ...]:
    rows = await work.all("holds_of_box", box=box_id, state=state.value)
    return tuple(_hold(row) for row in rows)


async def queue_for(work: Work, item: str) -> tuple[Hold, ...]:
    """Everybody who waits for a thing, longest first; `in_line` says who is next."""
    return tuple(_hold(row) for row in await work.all("queue_for_item", item=item))


async def taken_since(work: Work, household_id: str, since: datetime) -> tuple[Hold, ...]:
    """What a household was handed since then."""
    rows = await work.all("holds_handed", household=household_id, since=to_text(since))
    return tuple(_hold(row) for row in rows)


async def due_holds(work: Work, now: datetime, most: int = 100) -> tuple[Hold, ...]:
    """Kept ones whose time is over."""
    rows = await work.all("holds_due", now=to_text(now), most=most)
    return tuple(_hold(row) for row in rows)


async def next_due(work: Work) -> datetime | None:
    row = await work.one("next_hold_due")
    return maybe_from_text(row["at"]) if row else None


async def kept_past(work: Work, *, day: str) -> tuple[str, ...]:
    """Lots whose last day was before `day` and of which something is kept for somebody."""
    rows = await work.all("lots_kept_past", day=day)
    return tuple(dict.fromkeys(row["lot_id"] for row in rows))


async def first_last_day_kept(work: Work) -> str | None:
    """The first last day among the lots of which something is kept."""
    row = await work.one("first_last_day_kept")
    return row["last_day"] if row else None


def _hold(row: Row) -> Hold:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    return Hold(
        **values,
        state=HoldState(row["state"]),
        until=maybe_from_text(row["until"]),
        since=from_text(row["since"]),
        changed_at=from_text(row["changed_at"]),
    )
