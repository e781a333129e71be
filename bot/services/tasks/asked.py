"""A wish that one of these knows more of: it becomes a case there."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.directory import doors as directory
from bot.services.drivers import doors as drivers
from bot.services.errands import doors as errands
from bot.services.farm import doors as farm
from bot.services.grid.openers import GRID_OPENERS
from bot.services.meals import doors as meals
from bot.services.rides import doors as rides
from bot.services.stock.asked import Asking
from bot.services.tasks.ways import Opener
from bot.store.database import Work

OPENERS: tuple[Opener, ...] = (
    *rides.OPENERS,
    *drivers.OPENERS,
    *directory.OPENERS,
    *errands.OPENERS,
    *meals.OPENERS,
    *farm.OPENERS,
    *GRID_OPENERS,
)


async def ask_task(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """The case it became; None where it goes the way of any other wish."""
    for opener in OPENERS:
        case = await opener(work, desk, asking)
        if case is not None:
            return case
    return None
