"""Counts for the public board: what was asked and solved, what waits, what was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.work import Row, Work


@dataclass(frozen=True, slots=True)
class Count:
    """So many matters of one sort."""

    kind: str
    category: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Given:
    """So many gifts of one giver; without a name where the giver did not agree to be thanked."""

    donor: str | None
    times: int


async def asked_between(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> tuple[Count, ...]:
    """By what it was, the most frequent first."""
    rows = await work.all("count_public_asked", **_span(unit_ids, since, until))
    return tuple(_count(row) for row in rows)


async def solved_between(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> tuple[Count, ...]:
    """What the villagers said is solved."""
    rows = await work.all("count_public_solved", **_span(unit_ids, since, until))
    return tuple(_count(row) for row in rows)


async def open_in(work: Work, unit_ids: Sequence[str]) -> tuple[Count, ...]:
    """What still waits for somebody, or for a yes."""
    rows = await work.all("count_public_open", unit_ids=listed(unit_ids))
    return tuple(_count(row) for row in rows)


async def gifts_between(
    work: Work, unit_ids: Sequence[str], since: datetime, until: datetime
) -> tuple[Given, ...]:
    """What came into the boxes, by giver."""
    rows = await work.all("count_public_gifts", **_span(unit_ids, since, until))
    return tuple(Given(row["giver"], row["times"]) for row in rows)


def _span(unit_ids: Sequence[str], since: datetime, until: datetime) -> dict[str, str]:
    return {"unit_ids": listed(unit_ids), "since": to_text(since), "until": to_text(until)}


def _count(row: Row) -> Count:
    return Count(row["kind"], row["category"], row["times"])
