"""What goes out in a village in the next days: the plan, with what a cadre changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.prompts import Prompt
from bot.services.desk import Desk
from bot.store.database import Work


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the calendar; `prompt` is None where nothing is said, `state` says why."""

    number: int
    day: date
    slot: str  # HH:MM
    prompt: Prompt | None
    state: str = "planned"  # planned | sent | skipped | withdrawn | stopped
    why: str | None = None
    ordered: bool = False  # a cadre put it there


async def calendar(
    work: Work, desk: Desk, village_id: str, *, since: date | None = None, days: int | None = None
) -> tuple[Planned, ...]:
    """From a day on (today), as many days as `PromptRules.ahead` if not said, numbered from 1."""
    return ()


async def village_of(work: Work, unit_id: str) -> str | None:
    """The village in whose calendar a hamlet, a group or a person is."""
    return None
