"""Figures by unit: counts only, never who."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.times import to_text
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Open:
    """What is open in a unit, and what was closed there lately."""

    open_now: int = 0
    danger: int = 0
    closed: int = 0
    unconfirmed: int = 0


async def count_cases(work: Work, since: datetime) -> dict[str, Open]:
    """By unit."""
    still = {row["unit_id"]: row for row in await work.all("open_by_unit")}
    done = {row["unit_id"]: row for row in await work.all("done_by_unit", since=to_text(since))}
    return {
        unit: Open(
            still[unit]["open_now"] if unit in still else 0,
            still[unit]["danger"] if unit in still else 0,
            done[unit]["closed"] if unit in done else 0,
            done[unit]["unconfirmed"] if unit in done else 0,
        )
        for unit in {*still, *done}
    }


async def count_households(work: Work) -> dict[str, int]:
    return {row["unit_id"]: row["n"] for row in await work.all("households_by_unit")}


async def count_roles(work: Work, day: date) -> dict[tuple[str, str], int]:
    """By unit and role."""
    rows = await work.all("roles_by_unit", day=day.isoformat())
    return {(row["unit_id"], row["role"]): row["n"] for row in rows}
