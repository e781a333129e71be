"""What time does: every step that is due, run by a tick, however late it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.services.desk import Desk
from bot.services.tasks.hooks import Step


class Upkeep:
    """Does what is due, a piece a write; what is due stands in tables."""

    def __init__(self, desk: Desk, steps: Sequence[Step]) -> None:
        self._desk = desk
        self._steps = tuple(steps)

    async def run(self) -> int:
        """Gives how much was done."""
        done = 0
        for step, _ in self._steps:
            done += await step(self._desk)
        return done

    async def next_due(self) -> datetime | None:
        """When something is due next."""
        found = [await due(self._desk) for _, due in self._steps]
        return min((at for at in found if at is not None), default=None)
