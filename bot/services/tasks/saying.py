"""Values of all messages, cards and living messages of rides, errands and who helps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.services.claiming import saying as claiming
from bot.services.directory import saying as directory
from bot.services.drivers import saying as drivers
from bot.services.errands import saying as errands
from bot.services.farm import saying as farm
from bot.services.grid.saying import GRID_CARDS, GRID_LIVING, GRID_SAYING
from bot.services.meals import saying as meals
from bot.services.rides import saying as rides
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

TASK_SAYING: Mapping[str, Saying] = MappingProxyType(
    {
        **rides.SAYING,
        **drivers.SAYING,
        **directory.SAYING,
        **errands.SAYING,
        **meals.SAYING,
        **farm.SAYING,
        **claiming.SAYING,
        **GRID_SAYING,
    }
)
TASK_CARDS: Mapping[str, Card] = MappingProxyType(
    {
        **rides.CARDS,
        **drivers.CARDS,
        **directory.CARDS,
        **errands.CARDS,
        **meals.CARDS,
        **farm.CARDS,
        **claiming.CARDS,
        **GRID_CARDS,
    }
)
TASK_LIVING: Mapping[str, Builder] = MappingProxyType(
    {
        **rides.LIVING,
        **drivers.LIVING,
        **directory.LIVING,
        **errands.LIVING,
        **meals.LIVING,
        **farm.LIVING,
        **claiming.LIVING,
        **GRID_LIVING,
    }
)


def card_name(kind: str, category: str | None) -> str | None:
    """Under which name a case has a card of its own: its category's before its kind's."""
    named = (f"{kind}.{category}", kind)
    return next((name for name in named if name in TASK_CARDS), None)


def card_message(name: str) -> str:
    """The message a card is said with; several categories may share one."""
    return errands.SHARED_CARDS.get(name, f"task.{name}")
