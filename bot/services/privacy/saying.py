"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from typing import Any

from bot.services.desk import Desk
from bot.services.privacy import looks, own_data
from bot.services.tasks.showing import Card, Saying
from bot.services.views.names import name_of
from bot.services.views.shown import Builder
from bot.store.database import Work


async def say_who(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Whose it is, and whom the button lets go."""
    person = params["person"]
    return {"name": await name_of(work, person), "_subject": person}


SAYING: dict[str, Saying] = {
    "privacy.looks": looks.say,
    **dict.fromkeys(("privacy.forget_ask", "privacy.not.role", "privacy.not.lent"), say_who),
}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {own_data.KEY: own_data.show}
