"""What time does: every step that is due, run by a tick, however late it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
        async with self._desk.database.looks() as database:
            desk = replace(self._desk, database=database)
            for step, _ in self._steps:
                done += await step(desk)
        return done

    async def next_due(self) -> datetime | None:
        """When something is due next."""
        async with self._desk.database.looks() as database:
            desk = replace(self._desk, database=database)
            found = [await due(desk) for _, due in self._steps]
        return min((at for at in found if at is not None), default=None)
