"""Sends what is due: takes it, flies it, writes down how it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.domain.budget import Budget
from bot.domain.pacing import Pacing
from bot.domain.spacing import head_start
from bot.services.departures import Departures, Moment
from bot.services.describing import describe_fault
from bot.services.dispatch_ports import Unreachable, Wording
from bot.services.endings import FLOOD
from bot.services.flight import Flight, Landed
from bot.services.landing import Landing
from bot.services.ports import Clock, Ending, Messenger
from bot.store.database import Database
from bot.store.outbox import OutboxRow, recover

__all__ = ["Dispatcher", "Unreachable", "Wording"]

IN_FLIGHT = 8
GATHER = 0.1  # real seconds: landings within them share a commit
TICK = 1.0
PATIENCE = 1.0  # for what is in the air when the process ends

_log = structlog.get_logger(__name__)
_Air = dict[asyncio.Task[Landed], OutboxRow]


class Dispatcher:
    """The only one who says anything; one of them runs for one bot."""

    def __init__(
        self,
        database: Database,
        messenger: Messenger,
        wording: Wording,
        clock: Clock,
        bot: str,
        *,
        next_morning: Callable[[datetime], datetime],
        unreachable: Unreachable | None = None,
        seconds: Callable[[], float] | None = None,
        pacing: Pacing | None = None,
        budget: Budget | None = None,
        ear: str = "outbox",
    ) -> None:
        """`seconds` is the clock of the server whose limits are kept; real time if not said.

        `ear` is the topic that wakes it: no two who wait in one process share one.
        """
        self._ear = ear
        self._database = database
        self._clock = clock
        self._bot = bot
        self._seconds = seconds or clock.monotonic
        self._pacing = pacing or Pacing()
        self._departures = Departures(database, bot, self._pacing, next_morning, budget or Budget())
        self._flight = Flight(messenger, wording, self._pacing)
        self._landing = Landing(database, unreachable)
        self._landed: list[Landed] = []
        self._left_at = float("-inf")  # when the last one left that may not come twice

    async def recover(self) -> int:
        """At start (`run` does it): what the last process had in flight has an unknown fate."""
        now = self._clock.now()
        return await self._database.write(lambda work: recover(work, self._bot, now))

    async def run_once(self) -> int:
        """Everything that may leave now; how many did."""
        sent = 0
        while True:
            at = self._moment()
            rows = await self._departures.take(at, IN_FLIGHT)
            if not rows:
                return sent
            self._landed += await asyncio.gather(*(self._flight.fly(row, at) for row in rows))
            sent += sum(one.delivery.ending is Ending.SENT for one in self._landed)
            await self._land()

    async def next_due(self) -> datetime | None:
        """When limits or due times next let something leave."""
        return await self._departures.next_due(self._moment())

    def wake(self) -> None:
        """Look at once what may leave."""
        self._database.woken(self._ear).set()

    async def run(self, stop: asyncio.Event) -> None:
        """Recover, then send as things become due, until told to stop."""
        air: _Air = {}
        recovered = False
        try:
            while not stop.is_set():
                try:
                    recovered = recovered or await self.recover() >= 0
                    await self._round(air, stop)
                except Exception as fault:  # noqa: BLE001 - the outer loop goes on
                    _log.error("sending is interrupted", fault=describe_fault(fault))
                    await _first_of((stop,), TICK)
        finally:
            await self._come_down(air)

    async def _round(self, air: _Air, stop: asyncio.Event) -> None:
        woken = self._database.woken(self._ear)
        woken.clear()
        at = self._moment()
        if await self._take_off(at, air):
            # While things leave, nobody looks for how long nothing will: that is looking at
            # every chat that waits.
            idle = self._head_start_left(air) or GATHER
        else:
            idle = await self._idle_time(at, air)
        await _first_of((woken, stop), idle, air)
        await self._collect(air)

    async def _take_off(self, at: Moment, air: _Air) -> bool:
        """Whatever may leave now does; whether anything did."""
        if len(air) >= IN_FLIGHT or self._head_start_left(air):
            return False
        airborne = {row.chat_id for row in air.values()}
        rows = await self._departures.take(at, IN_FLIGHT - len(air), airborne)
        for row in rows:
            air[asyncio.create_task(self._flight.fly(row, at))] = row
            if row.doubtful:
                self._left_at = self._clock.monotonic()
        return bool(rows)

    def _head_start_left(self, air: _Air) -> float:
        """Seconds for which what is in the air is to be in doubt alone, if we are killed."""
        if not any(row.doubtful for row in air.values()):
            return 0.0
        until = self._left_at + head_start(self._departures.waiting)
        return max(0.0, until - self._clock.monotonic())

    async def _collect(self, air: _Air) -> None:
        """Land what has come back; what comes back within a moment lands with it.

        What somebody is owed is noted at once: until then a kill would make a copy of it.
        """
        back = [row for flight, row in air.items() if flight.done()]
        if back:
            if len(back) < len(air) and not any(row.doubtful for row in back):
                await asyncio.wait(air, timeout=GATHER)
            for flight in [flight for flight in air if flight.done()]:
                self._landed.append(flight.result())
                del air[flight]
        await self._land()

    async def _land(self) -> None:
        landed, now = tuple(self._landed), self._clock.now()
        await self._landing.commit(landed, now)
        del self._landed[: len(landed)]
        second = self._seconds()
        for row, delivery in ((one.row, one.delivery) for one in landed):
            if delivery.ending is Ending.LATER and delivery.fault == FLOOD:
                self._pacing.rest(row.chat_id, row.in_group, second, delivery.wait)

    async def _come_down(self, air: _Air) -> None:
        if air:
            _, late = await asyncio.wait(air, timeout=PATIENCE)
            for flight in late:
                # The next start finds it in flight and decides.
                flight.cancel()
            self._landed += [f.result() for f in air if f not in late]
        await self._land()

    async def _idle_time(self, at: Moment, air: _Air) -> float:
        due = await self._departures.next_due(at)
        speed = float(getattr(self._clock, "speed", 1.0)) or 1.0
        left = (due - at.now).total_seconds() / speed if due else TICK
        # With something in the air, its landing ends the wait.
        least = self._head_start_left(air) or (GATHER if air else 0.01)
        return min(max(left, least), TICK)

    def _moment(self) -> Moment:
        return Moment(self._clock.now(), self._seconds())


async def _first_of(
    events: tuple[asyncio.Event, ...], seconds: float, flights: _Air | None = None
) -> None:
    """Until one of the events is set, a flight has ended, or time is up."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(
            [*waits, *(flights or ())], timeout=seconds, return_when=asyncio.FIRST_COMPLETED
        )
    finally:
        for wait in waits:
            wait.cancel()
