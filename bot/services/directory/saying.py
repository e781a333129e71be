"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.services.directory import views
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder
from bot.store.database import Work


async def symptom_card(work: Work, desk: Desk, case: Case) -> dict[str, Any]:
    """Nothing beside the case: its card has a button of its own."""
    return {}


# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(("places.one", "places.green", "places.still_so"), views.say_one),
    "places.several": views.say_several,
    "places.buses": views.say_buses,
    "places.change": views.say_change,
    **dict.fromkeys(("places.how_went", "places.next"), views.say_visit),
    "places.refer_to": views.say_refer_to,
    "places.referred": views.say_referred,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {"symptom": symptom_card}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
