"""Keeps what came in until it is handled, so that a killed process loses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.services.ports import Clock
from bot.store import inbox
from bot.store.database import AlreadyHandled, Database
from bot.store.inbox import Raw

__all__ = ["Intake", "Raw"]


class Intake:
    """The inbox of one bot."""

    def __init__(self, database: Database, clock: Clock, bot: str) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot

    @property
    def woken(self) -> asyncio.Event:
        """Set when something new was kept."""
        return self._database.woken("inbox")

    async def keep(self, updates: Sequence[Raw], ignored: Sequence[int]) -> None:
        """One commit for the whole batch; what was kept or handled before changes nothing."""
        now = self._clock.now()
        if updates or ignored:
            await self._database.write(
                lambda work: inbox.keep_updates(work, self._bot, updates, ignored, now)
            )

    async def waiting(self, after: int, limit: int) -> tuple[Raw, ...]:
        """What is to be handled, by number."""
        return await self._database.read(
            lambda work: inbox.list_waiting(work, self._bot, after, limit)
        )

    async def handled(self, update_ids: Sequence[int]) -> None:
        """These need nothing more."""
        now = self._clock.now()
        if update_ids:
            await self._database.write(
                lambda work: inbox.mark_handled(work, self._bot, update_ids, now)
            )

    async def failed(self, update_id: int, fault: str) -> str | None:
        """`new` to try again, `poison` when it is set aside, None when a service let go of it."""
        return await self._database.write(
            lambda work: inbox.mark_failed(work, self._bot, update_id, fault)
        )

    @staticmethod
    def is_repeat(fault: BaseException) -> bool:
        """Whether it only says that this update has had its effect."""
        return isinstance(fault, AlreadyHandled)
