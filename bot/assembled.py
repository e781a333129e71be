"""The whole bot, put together: step by step for tests, or all at once for real."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from starlette.routing import BaseRoute
from telegram import Bot

from bot.gateway.poller import Poller
from bot.gateway.workers import Workers
from bot.handlers.application import VillageApplication
from bot.scheduler import Scheduler
from bot.services.desk import Desk
from bot.services.dispatch import Dispatcher
from bot.services.duties import sounds
from bot.services.intake import Intake
from bot.services.lead import Lead
from bot.services.services import Services
from bot.store import cases, dialogs
from bot.store.faults import DatabaseDamaged
from bot.watchdog import watch

FAR = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Assembled:
    """Everything there is of one running bot; `compose.assemble` opens and closes it."""

    desk: Desk
    services: Services
    bot: Bot
    application: VillageApplication
    poller: Poller
    workers: Workers
    dispatcher: Dispatcher
    scheduler: Scheduler
    intake: Intake
    lead: Lead
    begin: Callable[[], Awaitable[None]]  # what a lead owes to what the last one left behind
    routes: tuple[BaseRoute, ...] = ()  # the webhook's, when one is set

    @property
    def polls(self) -> bool:
        """Whether updates are fetched; otherwise Telegram pushes them."""
        return not self.routes

    async def poll(self, timeout: int = 0) -> int:  # noqa: ASYNC109 - the server's own
        """One batch of updates, stored; how many there were."""
        return await self.poller.poll_once(timeout)

    async def drain(self) -> None:
        """Handle everything that was stored."""
        await self.workers.drain()

    async def dispatch(self) -> int:
        """Say everything that may be said now; how many messages left."""
        return await self.dispatcher.run_once()

    async def tick(self) -> None:
        """Every tick once."""
        await self.scheduler.run_all()

    async def next_due(self) -> datetime | None:
        """When, in village time, something next happens by itself; None when nothing does."""
        desk = self.desk
        found = [
            await self.dispatcher.next_due(),
            await desk.database.read(cases.next_due),
            await self._next_dialog(),
            await self.services.upkeep.next_due(),
            await self.services.tasks.next_due(),
            self._next_round(),
        ]
        return min((due for due in found if due is not None), default=None)

    async def _next_dialog(self) -> datetime | None:
        far = self.desk.now() + FAR
        waiting = await self.desk.database.read(lambda work: dialogs.list_expired(work, far))
        return min((dialog.expires_at for dialog in waiting), default=None)

    def _next_round(self) -> datetime:
        now = self.desk.now()
        today = now.astimezone(self.desk.zone).date()
        rounds = [
            datetime.combine(day, at, self.desk.zone)
            for day in (today, today + timedelta(days=1))
            for at in sounds(self.desk)
        ]
        return min(at for at in rounds if at > now)

    def hurry(self, _now: object = None) -> None:
        """The village's clock was moved: every tick runs at once."""
        self.scheduler.hurry()
        self.dispatcher.wake()

    async def run(self, stop: asyncio.Event) -> None:
        """Handle, and while this process leads poll, say and tick; until told to stop."""
        await together(stop, self.workers.run(stop), self._lead(stop), self._while_whole(stop))

    async def _while_whole(self, stop: asyncio.Event) -> None:
        """What cannot be kept is not fetched: a damaged file ends the process, and it says why."""
        damaged = self.desk.database.damaged
        await self._until(stop, damaged)
        if damaged.is_set():
            await self.intake.lay_aside()
            raise DatabaseDamaged

    async def _lead(self, stop: asyncio.Event) -> None:
        begun = self.lead.held
        while await self.lead.wait(stop):
            if not begun:
                await self.begin()
            over = asyncio.Event()
            await together(over, self._until(stop, over), *self._led(over))
            await self.lead.let_go()
            begun = False

    def _led(self, over: asyncio.Event) -> Iterator[Coroutine[Any, Any, None]]:
        """What one process does for all."""
        yield self._tick_until(over)
        yield self.dispatcher.run(over)
        yield watch(self.scheduler, over)
        if self.polls:
            yield self.poller.run(over)
        if self.intake.shared:
            yield self.lead.guard(over)

    async def _tick_until(self, over: asyncio.Event) -> None:
        self.scheduler.start()
        try:
            await over.wait()
        finally:
            self.scheduler.stop()

    @staticmethod
    async def _until(stop: asyncio.Event, over: asyncio.Event) -> None:
        """Told to stop, or over: whichever comes first."""
        waits = [asyncio.create_task(event.wait()) for event in (stop, over)]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()


async def together(over: asyncio.Event, *parts: Coroutine[Any, Any, None]) -> None:
    """Side by side; when one ends, or breaks, all do."""
    running = [asyncio.create_task(part) for part in parts]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        over.set()
        await asyncio.gather(*running)
