"""What stops somebody from taking a case."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.outcome import Refused
from bot.services.claiming import gates as claiming
from bot.services.desk import Desk
from bot.services.directory import gates as directory
from bot.services.drivers import gates as drivers
from bot.services.errands import gates as errands
from bot.services.farm import gates as farm
from bot.services.grid.gates import GRID_GATES
from bot.services.meals import gates as meals
from bot.services.rides import gates as rides
from bot.services.tasks.hooks import Gate
from bot.store.database import Work

GATES: tuple[Gate, ...] = (
    *rides.GATES,
    *drivers.GATES,
    *directory.GATES,
    *errands.GATES,
    *meals.GATES,
    *farm.GATES,
    *claiming.GATES,
    *GRID_GATES,
)


async def why_not(work: Work, desk: Desk, case: Case, person_id: str) -> Refused | None:
    """Why somebody may not take this case now; None where nothing speaks against it."""
    for gate in GATES:
        refused = await gate(work, desk, case, person_id)
        if refused is not None:
            return refused
    return None
