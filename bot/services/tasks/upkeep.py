"""What time does to rides, errands, plans and orders: all that is due, however late."""

from __future__ import annotations

from datetime import datetime

from bot.services.claiming import upkeep as claiming
from bot.services.desk import Desk
from bot.services.directory import upkeep as directory
from bot.services.drivers import upkeep as drivers
from bot.services.errands import upkeep as errands
from bot.services.farm import upkeep as farm
from bot.services.grid.upkeep import GRID_STEPS
from bot.services.meals import upkeep as meals
from bot.services.rides import upkeep as rides
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    *rides.STEPS,
    *drivers.STEPS,
    *directory.STEPS,
    *errands.STEPS,
    *meals.STEPS,
    *farm.STEPS,
    *claiming.STEPS,
    *GRID_STEPS,
)


class TaskUpkeep:
    """Run by a tick; what is due stands in tables."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def run(self) -> int:
        """Gives how much was done."""
        done = 0
        for step, _ in STEPS:
            done += await step(self._desk)
        return done

    async def next_due(self) -> datetime | None:
        """When something is due next."""
        found = [await due(self._desk) for _, due in STEPS]
        return min((at for at in found if at is not None), default=None)
