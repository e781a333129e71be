"""What follows a move of a case, in the same write."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.claiming import following as claiming
from bot.services.desk import Desk
from bot.services.directory import following as directory
from bot.services.drivers import following as drivers
from bot.services.errands import following as errands
from bot.services.farm import following as farm
from bot.services.grid.following import GRID_FOLLOWERS
from bot.services.meals import following as meals
from bot.services.rides import following as rides
from bot.services.tasks.hooks import Follower
from bot.store.database import Work

FOLLOWERS: tuple[Follower, ...] = (
    *rides.FOLLOWERS,
    *drivers.FOLLOWERS,
    *directory.FOLLOWERS,
    *errands.FOLLOWERS,
    *meals.FOLLOWERS,
    *farm.FOLLOWERS,
    *claiming.FOLLOWERS,
    *GRID_FOLLOWERS,
)


async def follow_task(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Part of every write that moves a case; gives the case as it is then."""
    for follower in FOLLOWERS:
        after = await follower(work, desk, before, after)
    return after
