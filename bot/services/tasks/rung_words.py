"""Who is meant by a word of a ladder that rides, errands and teams know of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.claiming import gates as claiming
from bot.services.claiming.no_today import rung_word
from bot.services.directory import gates as directory
from bot.services.drivers import gates as drivers
from bot.services.errands import gates as errands
from bot.services.farm import gates as farm
from bot.services.grid.gates import GRID_RUNG_WORDS
from bot.services.meals import gates as meals
from bot.services.rides import gates as rides
from bot.services.tasks.hooks import Word

# Who is asked rather than told: a no today is respected. Drivers have rules of their own.
ASKED = frozenset({"skilled", "truck_drivers", "field_skilled"})
_WORDS: dict[str, Word] = {
    **rides.RUNG_WORDS,
    **drivers.RUNG_WORDS,
    **directory.RUNG_WORDS,
    **errands.RUNG_WORDS,
    **meals.RUNG_WORDS,
    **farm.RUNG_WORDS,
    **claiming.RUNG_WORDS,
    **GRID_RUNG_WORDS,
}
RUNG_WORDS: Mapping[str, Word] = MappingProxyType(
    {name: rung_word(word) if name in ASKED else word for name, word in _WORDS.items()}
)
