"""The process's own pulse: when it was last alive, for whoever starts after it."""

from __future__ import annotations

from datetime import datetime

from bot.services.desk import Desk
from bot.store import records


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

    async def last_beat(self) -> datetime | None:
        """When this bot was last known to be alive, in whichever process."""
        mark = await self._desk.database.read(lambda work: records.get_mark(work, self._name))
        return mark[1] if mark else None
