"""After an illness that is over: one question on days 1, 3 and 7, until nobody has to ask."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.store.database import Work


async def state_text(work: Work, desk: Desk, person_id: str) -> str:
    """How the questions after the last illness stand."""
    return ""
