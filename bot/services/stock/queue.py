"""Who waits for something: served as soon as a box has it."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.store.database import Work


async def serve(work: Work, desk: Desk, item: str, box_id: str) -> None:
    """Whoever waits for `item` is told that the box has it."""
