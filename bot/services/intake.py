"""Keeps what came in until it is handled, so that a killed process loses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog

from bot.services.describing import describe_fault
from bot.services.ports import Clock
from bot.store import inbox, unheard
from bot.store.database import AlreadyHandled, Database
from bot.store.faults import DatabaseBusy, DatabaseDamaged
from bot.store.inbox import Raw
from bot.store.trouble import trouble_of

__all__ = ["Intake", "Raw"]

_log = structlog.get_logger(__name__)


def process_lock(process: str) -> str:
    """The lock a process holds for as long as it lives."""
    return f"process:{process}"


SHARE = 32  # so many at a time: the others want some, too
LOOKS = 5  # at what another is just taking; who leads looks again every two seconds


class Intake:
    """The inbox of one bot."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        bot: str,
        process: str | None = None,
        *,
        ear: str = "inbox",
    ) -> None:
        """`process` where several share the inbox: each then takes what it handles.

        `ear` is the topic that wakes it: no two who wait in one process share one.
        """
        self._ear = ear
        self._database = database
        self._clock = clock
        self._bot = bot
        self._process = process

    @property
    def shared(self) -> bool:
        """Whether other processes handle updates of this bot, too."""
        return self._process is not None

    @property
    def woken(self) -> asyncio.Event:
        """Set when something new was kept."""
        return self._database.woken(self._ear)

    async def keep(self, updates: Sequence[Raw]) -> None:
        """One commit for the whole batch; what was kept or handled before changes nothing."""
        now = self._clock.now()
        if updates:
            await self._database.queue(
                lambda work: inbox.keep_updates(work, self._bot, updates, now)
            )

    async def waiting(self, after: int, limit: int) -> tuple[Raw, ...]:
        """What is to be handled, by number; where it is shared, what nobody else has taken."""
        process = self._process
        if process is not None:
            return await self._take(process, min(limit, SHARE))
        return await self._database.read(
            lambda work: inbox.list_waiting(work, self._bot, after, limit)
        )

    async def _take(self, process: str, limit: int) -> tuple[Raw, ...]:
        for _ in range(LOOKS):
            taken, left = await self._database.queue(
                lambda work: inbox.take(work, self._bot, process, limit)
            )
            # What we held while another passed it over would otherwise be nobody's.
            if taken or not left:
                return taken
        return ()

    async def free_of_the_gone(self) -> int:
        """What processes had taken that are no more is anybody's again; how many were gone."""
        gone = 0
        for process in await self._database.read(lambda work: inbox.takers(work, self._bot)):
            if process == self._process:
                continue
            async with self._database.lock(process_lock(process)) as free:
                if free:
                    await self._free(process)
                    gone += 1
        # What one was just taking when it died, others have passed over.
        self.woken.set()
        return gone

    async def _free(self, process: str) -> None:
        await self._database.queue(lambda work: inbox.free(work, self._bot, process))

    async def handled(self, update_ids: Sequence[int]) -> None:
        """These need nothing more."""
        now = self._clock.now()
        if update_ids:
            await self._database.queue(
                lambda work: inbox.mark_handled(work, self._bot, update_ids, now)
            )

    async def failed(self, update_id: int, fault: str) -> str | None:
        """`new` to try again, `poison` when it is set aside, None when a service let go of it."""
        return await self._database.queue(
            lambda work: inbox.mark_failed(work, self._bot, update_id, fault)
        )

    async def lay_aside(self) -> None:
        """The file is damaged, and this was stored in it: a restored one takes it up again."""
        try:
            laid = await unheard.lay_aside(self._database, self._bot)
        except Exception as fault:  # noqa: BLE001 - it ends all the same
            _log.error("what waits cannot be laid aside", fault=describe_fault(fault))
        else:
            _log.warning("what waits is laid aside until the file is restored", updates=laid)

    async def take_up(self) -> None:
        """What was laid aside is handled now; what has been handled before changes nothing."""
        laid = await unheard.take_up(self._database, self._bot)
        if laid:
            await self.keep(laid)
            await unheard.taken_up(self._database, self._bot)
            _log.warning("what was laid aside is handled now", updates=len(laid))

    @staticmethod
    def is_trouble(fault: BaseException) -> bool:
        """Whether the database is at fault, and not what was said: it has to wait."""
        ours = isinstance(fault, DatabaseBusy | DatabaseDamaged)
        return ours or trouble_of(fault) is not None

    @staticmethod
    def is_repeat(fault: BaseException) -> bool:
        """Whether it only says that this update has had its effect."""
        return isinstance(fault, AlreadyHandled)
