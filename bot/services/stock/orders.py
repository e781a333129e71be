"""A keeper's plain sentence that moves stock: read, said back in one line, written after a tap."""

from __future__ import annotations

from bot.services.deeds import Context
from bot.services.desk import Desk
from bot.store.database import Work


async def ordered(work: Work, desk: Desk, context: Context) -> bool:
    """Somebody who keeps a box orders in private what happens to its stock; True when handled."""
    return False
