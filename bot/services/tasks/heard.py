"""Words about rides, errands and helping: one way after the other, in private and in a group."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.services.claiming import doors as claiming
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.directory import doors as directory
from bot.services.drivers import doors as drivers
from bot.services.errands import doors as errands
from bot.services.farm import doors as farm
from bot.services.grid.doors import GRID_WAYS
from bot.services.meals import doors as meals
from bot.services.rides import doors as rides
from bot.services.tasks.ways import Way
from bot.store.database import Work

LONGEST = 500  # characters
WAYS: tuple[Way, ...] = (
    *claiming.WAYS,
    *GRID_WAYS,
    *rides.WAYS,
    *drivers.WAYS,
    *directory.WAYS,
    *errands.WAYS,
    *meals.WAYS,
    *farm.WAYS,
)


async def about_task(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Whether the words were handled; never where they are of danger.

    A longer tale is nobody's answer: it goes the way of any other wish.
    """
    if len(context.heard.text) > LONGEST:
        return False
    for way in WAYS:
        if await way(work, desk, context, decision):
            return True
    return False
