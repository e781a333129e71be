"""Who fetches, says and ticks for a bot that several processes share; all of them handle."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import structlog

from bot.services.describing import describe_fault
from bot.services.intake import Intake, process_lock
from bot.store.database import Database
from bot.store.locks import Lock

EVERY = 2.0  # real seconds: so soon it is noticed that who led is gone

_log = structlog.get_logger(__name__)


class Lead:
    """One process leads a bot: it holds the bot's lock, on a connection of its own."""

    def __init__(self, database: Database, bot: str, process: str, intake: Intake) -> None:
        self._database = database
        self._name = f"bot:{bot}"
        self._process = process
        self._intake = intake
        self._lock: Lock | None = None
        self._term = AsyncExitStack()
        self._alive = AsyncExitStack()

    @property
    def held(self) -> bool:
        """Whether this process leads."""
        return self._lock is not None

    async def announce(self) -> None:
        """Others can tell from now on that this process lives."""
        await self._alive.enter_async_context(self._database.lock(process_lock(self._process)))

    async def seek(self) -> bool:
        """Lead, if nobody does."""
        async with AsyncExitStack() as attempt:
            lock = await attempt.enter_async_context(self._database.lock(self._name))
            if lock:
                self._lock, self._term = lock, attempt.pop_all()
        return bool(lock)

    async def wait(self, stop: asyncio.Event) -> bool:
        """Until this process leads; False when it was told to stop before."""
        while not self.held and not stop.is_set():
            try:
                if await self.seek():
                    _log.warning("this process leads now", lock=self._name)
                    break
            except Exception as fault:  # noqa: BLE001 - the outer loop goes on
                _log.error("the lead cannot be asked for", fault=describe_fault(fault))
            await _pause(stop)
        return self.held

    async def guard(self, over: asyncio.Event) -> None:
        """While it leads: what the gone had taken is freed. Sets `over` when the lead is lost."""
        while not over.is_set():
            try:
                if self._lock is None or not await self._lock.still():
                    _log.error("the lead is lost with its connection", lock=self._name)
                    over.set()
                elif self._intake.shared:
                    await self._intake.free_of_the_gone()
            except Exception as fault:  # noqa: BLE001 - the outer loop goes on
                _log.error("the lead cannot be looked at", fault=describe_fault(fault))
            await _pause(over)

    async def let_go(self) -> None:
        """Another process may lead."""
        self._lock = None
        await self._term.aclose()

    async def close(self) -> None:
        """The process ends."""
        try:
            await self.let_go()
        finally:
            await self._alive.aclose()


async def _pause(stop: asyncio.Event) -> None:
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait({waiting}, timeout=EVERY)
    waiting.cancel()
