"""What time does to rides, errands, plans and orders: all that is due, however late."""

from __future__ import annotations

from bot.services.claiming import upkeep as claiming
from bot.services.directory import upkeep as directory
from bot.services.drivers import upkeep as drivers
from bot.services.errands import upkeep as errands
from bot.services.farm import upkeep as farm
from bot.services.grid.upkeep import GRID_STEPS
from bot.services.meals import upkeep as meals
from bot.services.rides import upkeep as rides
from bot.services.tasks.hooks import Step

TASK_STEPS: tuple[Step, ...] = (
    *rides.STEPS,
    *drivers.STEPS,
    *directory.STEPS,
    *errands.STEPS,
    *meals.STEPS,
    *farm.STEPS,
    *claiming.STEPS,
    *GRID_STEPS,
)
