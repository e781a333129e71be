"""What time does to the boxes: holds and loans that are over, and the daily look at each box."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.services.desk import Desk
from bot.services.stock.expiring import next_expiry, replan_expired
from bot.services.stock.given_upkeep import look_after_gifts, next_gift
from bot.services.stock.lapsing import lapse, next_lapse
from bot.services.stock.reminding import next_reminder, remind
from bot.services.stock.scarce_served import (
    go_on_served,
    next_served,
    next_waiting,
    tell_waiting,
)
from bot.services.stock.scarce_state import next_review, review
from bot.services.stock.supply import close_supplied, next_supplied
from bot.services.stock.transfers import next_late, tell_late
from bot.services.stock.watch import next_look, watch

# Each does what is due, a piece a write, and says how much it did; and when it is due next.
Step = Callable[[Desk], Awaitable[int]]
Due = Callable[[Desk], Awaitable[datetime | None]]
STEPS: tuple[tuple[Step, Due], ...] = (
    (tell_late, next_late),
    (lapse, next_lapse),
    (replan_expired, next_expiry),
    (look_after_gifts, next_gift),
    (remind, next_reminder),
    (watch, next_look),
    (close_supplied, next_supplied),
    (review, next_review),
    (go_on_served, next_served),
    (tell_waiting, next_waiting),
)


class Upkeep:
    """Run by a tick; what is due stands in tables, however late it is looked at."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def run(self) -> int:
        """Gives how much was done."""
        done = 0
        for step, _ in STEPS:
            done += await step(self._desk)
        return done

    async def next_due(self) -> datetime | None:
        """When something is due next."""
        found = [await due(self._desk) for _, due in STEPS]
        return min((at for at in found if at is not None), default=None)
