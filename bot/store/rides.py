"""What rides ask for: the row beside a case, and what waits for a car."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.rides import Need
from bot.domain.times import maybe_from_text, maybe_to_text, to_text
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    Column("ride_requests", "origin", "empty"),
    Column("ride_requests", "purpose", "empty"),
)
_PLAIN = (
    "case_id", "unit_id", "origin", "destination", "place_key", "seats", "purpose", "series_id",
)  # fmt: skip
_FLAGS = ("wheelchair", "infectious", "child_seat", "two_way", "fixed", "desk")
_MOMENTS = (
    "leave_from", "leave_until", "be_there_at", "all_asked_at", "none_said_at", "changed_at",
)  # fmt: skip


async def put_need(work: Work, need: Need) -> None:
    """Insert what a case asks for, or write it over what it asked for before."""
    row: dict[str, Any] = {name: getattr(need, name) for name in _PLAIN}
    row.update({name: int(getattr(need, name)) for name in _FLAGS})
    row.update({name: maybe_to_text(getattr(need, name)) for name in _MOMENTS})
    if need.changed_at is None:
        raise ValueError("what a ride asks for says when it was changed")
    await work.run("put_need", **row)


async def find_need(work: Work, case_id: str) -> Need | None:
    row = await work.one("find_need", case=case_id)
    return need_of_row(row) if row else None


async def waiting_needs(work: Work, unit_ids: Sequence[str], since: datetime) -> tuple[Need, ...]:
    """What nobody has taken and may still leave at `since` or later, soonest first."""
    rows = await work.all("waiting_needs", units=",".join(unit_ids), since=to_text(since))
    return tuple(need_of_row(row) for row in rows)


async def needs_to(work: Work, place_key: str, first: datetime, last: datetime) -> tuple[Need, ...]:
    """What waits for a car to one place, leaving between the two, soonest first."""
    rows = await work.all("needs_to", place=place_key, first=to_text(first), last=to_text(last))
    return tuple(need_of_row(row) for row in rows)


def need_of_row(row: Row) -> Need:
    values: dict[str, Any] = {name: row[name] for name in _PLAIN}
    values.update({name: bool(row[name]) for name in _FLAGS})
    values.update({name: maybe_from_text(row[name]) for name in _MOMENTS})
    return Need(**values)
