"""All commands and buttons of rides, errands and who helps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.calls import Command
from bot.services.claiming import doors as claiming
from bot.services.directory import doors as directory
from bot.services.drivers import doors as drivers
from bot.services.errands import doors as errands
from bot.services.farm import doors as farm
from bot.services.grid.doors import (
    GRID_COMMANDS,
    GRID_IN_PRIVATE,
    GRID_ON_CASE,
    GRID_PLAIN,
)
from bot.services.meals import doors as meals
from bot.services.rides import doors as rides
from bot.services.taps import CaseVerb, PlainVerb

TASK_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        **rides.COMMANDS,
        **drivers.COMMANDS,
        **directory.COMMANDS,
        **errands.COMMANDS,
        **meals.COMMANDS,
        **farm.COMMANDS,
        **claiming.COMMANDS,
        **GRID_COMMANDS,
    }
)
TASK_IN_PRIVATE: frozenset[str] = frozenset().union(
    rides.IN_PRIVATE,
    drivers.IN_PRIVATE,
    directory.IN_PRIVATE,
    errands.IN_PRIVATE,
    meals.IN_PRIVATE,
    farm.IN_PRIVATE,
    claiming.IN_PRIVATE,
    GRID_IN_PRIVATE,
)
TASK_ON_CASE: Mapping[str, CaseVerb] = MappingProxyType(
    {
        **rides.ON_CASE,
        **drivers.ON_CASE,
        **directory.ON_CASE,
        **errands.ON_CASE,
        **meals.ON_CASE,
        **farm.ON_CASE,
        **claiming.ON_CASE,
        **GRID_ON_CASE,
    }
)
TASK_PLAIN: Mapping[str, PlainVerb] = MappingProxyType(
    {
        **rides.PLAIN,
        **drivers.PLAIN,
        **directory.PLAIN,
        **errands.PLAIN,
        **meals.PLAIN,
        **farm.PLAIN,
        **claiming.PLAIN,
        **GRID_PLAIN,
    }
)
