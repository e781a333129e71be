"""Whether a reserve is being asked just now, so that the others are not told yet."""

from __future__ import annotations

from datetime import datetime

from bot.store import claiming
from bot.store.claiming import HAND, RESERVE
from bot.store.database import Work

__all__ = ["HAND", "RESERVE", "waits_for_reserve"]


async def waits_for_reserve(work: Work, case_id: str, now: datetime) -> bool:
    """Somebody who wanted to be called was, and has some minutes."""
    waits = await claiming.waits_of(work, case_id, RESERVE)
    return any(wait.until is not None and wait.until > now for wait in waits)
