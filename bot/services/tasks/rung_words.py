"""Who is meant by a word of a ladder that rides, errands and teams know of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.directory import gates as directory
from bot.services.drivers import gates as drivers
from bot.services.errands import gates as errands
from bot.services.farm import gates as farm
from bot.services.meals import gates as meals
from bot.services.rides import gates as rides
from bot.services.tasks.hooks import Word

RUNG_WORDS: Mapping[str, Word] = MappingProxyType(
    {
        **rides.RUNG_WORDS,
        **drivers.RUNG_WORDS,
        **directory.RUNG_WORDS,
        **errands.RUNG_WORDS,
        **meals.RUNG_WORDS,
        **farm.RUNG_WORDS,
    }
)
