"""A gift for a box, from the offer to the hand-over: the doors that hearing and deeds call."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.services.deeds import Context
from bot.services.desk import Desk
from bot.store.database import Work


async def offered(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Somebody offers something in private, or writes on about a gift; True when handled."""
    return False


async def invite(work: Work, desk: Desk, context: Context) -> bool:
    """Offered in a group: its author is asked once, where nobody reads along."""
    return False
