"""Numbers of a person are gone after two days."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.services.desk import Desk
from bot.services.tasks.hooks import Step
from bot.store import taps

KEPT = timedelta(days=2)


async def drop_old(desk: Desk) -> int:
    """Gives how many rows went."""
    before = desk.today() - KEPT
    if not await desk.database.read(lambda work: taps.is_any_before(work, before)):
        return 0
    return await desk.database.write(lambda work: taps.drop_before(work, before))


async def never_pressing(desk: Desk) -> datetime | None:
    """It is done whenever the tick comes by."""
    return None


STEPS: tuple[Step, ...] = ((drop_old, never_pressing),)
