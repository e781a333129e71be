"""How many came home: today's and altogether, and how many of them from which areas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.returnees import runs_on
from bot.services.desk import Desk
from bot.store import returnees
from bot.store.database import Work


async def returnee_figures(
    work: Work, desk: Desk, unit_ids: Sequence[str], day: date
) -> tuple[int, int]:
    """Came home today, and whose days run on that day."""
    came = await returnees.arrived_by(work, unit_ids, day)
    today = sum(one.arrives_on == day for one in came)
    return (today, sum(runs_on(one, day) for one in came))


async def from_areas(work: Work, desk: Desk, unit_ids: Sequence[str], day: date) -> int:
    """How many of them came from where an official list says so."""
    came = await returnees.arrived_by(work, unit_ids, day)
    areas = desk.content.returnees.areas
    return sum(runs_on(one, day) and any(a.holds(one.origin, day) for a in areas) for one in came)
