"""The whole bot, put together: step by step for tests, or all at once for real."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
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
from bot.services.services import Services
from bot.store import cases, dialogs
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
        self.desk.database.woken("outbox").set()

    async def run(self, stop: asyncio.Event) -> None:
        """Poll, handle, say and tick until told to stop, or until a part of it breaks."""
        self.scheduler.start()
        parts: list[Coroutine[Any, Any, None]] = [
            self.workers.run(stop),
            self.dispatcher.run(stop),
            watch(self.scheduler, stop),
        ]
        if self.polls:
            parts.append(self.poller.run(stop))
        running = [asyncio.create_task(part) for part in parts]
        try:
            await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.set()
            self.scheduler.stop()
            await asyncio.gather(*running)
