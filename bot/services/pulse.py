"""The process's own pulse: when it was last alive, for whoever starts after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.services.desk import Desk
from bot.store import records

SILENCE = timedelta(minutes=2)


class Pulse:
    """One mark a bot."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._name = f"alive:{desk.bot}"

    async def beat(self) -> None:
        """Alive now."""
        now = self._desk.now()
        await self._desk.database.write(
            lambda work: records.set_mark(work, self._name, "alive", now)
        )

    async def silent_since(self) -> datetime | None:
        """The last beat, when it lies so far back that people may have been left waiting."""
        mark = await self._desk.database.read(lambda work: records.get_mark(work, self._name))
        if mark is None or self._desk.now() - mark[1] <= SILENCE:
            return None
        return mark[1]
