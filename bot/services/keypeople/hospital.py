"""Somebody is in hospital: rounds and questions pause until they are home again."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.store import cards
from bot.store.database import Work

IN_HOSPITAL = "in_hospital"


async def is_in_hospital(work: Work, desk: Desk, person_id: str) -> bool:
    """Whether they lie in a hospital today: nobody knocks, nobody asks."""
    return IN_HOSPITAL in await cards.tags_of(work, person_id, desk.today())
