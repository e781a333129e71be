"""Sends what is due: takes it, flies it, writes down how it ended."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

import structlog

from bot.domain.budget import Budget
from bot.domain.pacing import Pacing
from bot.services.departures import Departures, Moment
from bot.services.describing import describe_fault
from bot.services.dispatch_ports import Unreachable, Wording
from bot.services.endings import FLOOD
from bot.services.flight import Flight, Landed
from bot.services.landing import Landing
from bot.services.ports import Clock, Ending, Messenger
from bot.store.database import Database
from bot.store.outbox import OutboxRow, recover, still_due
from bot.store.work import Work

__all__ = ["Dispatcher", "Unreachable", "Wording"]

IN_FLIGHT = 8  # and so many perhaps there twice, marked, if the process is killed then
GATHER = 0.1  # real seconds: landings within them share a commit
AT_ONCE = 0.01  # the same for what somebody is owed: until it is noted a kill would make a copy
TICK = 1.0
SET_BACK = timedelta(minutes=1)  # village time; less is no step of a clock
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
        self._landing = Landing(unreachable)
        self._landed: list[Landed] = []  # and not yet noted
        self._latest: datetime | None = None  # by the village's clock

    async def recover(self) -> int:
        """At start (`run` does it): what the last process had in flight has an unknown fate."""
        now = self._clock.now()
        return await self._database.write(lambda work: recover(work, self._bot, now))

    async def run_once(self) -> int:
        """Everything that may leave now; how many did."""
        sent = 0
        while rows := await self._turn(at := await self._clocked(), IN_FLIGHT):
            landed = await asyncio.gather(*(self._flight.fly(row, at) for row in rows))
            sent += sum(one.delivery.ending is Ending.SENT for one in landed)
            self._is_back(landed)
        return sent

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
        at = await self._clocked()
        rows = await self._turn(at, IN_FLIGHT - len(air), {row.chat_id for row in air.values()})
        for row in rows:
            air[asyncio.create_task(self._flight.fly(row, at))] = row
        # While things leave, nobody looks for how long nothing will: that is looking at
        # every chat that waits.
        busy = rows or len(air) >= IN_FLIGHT
        idle = GATHER if busy else await self._idle_time(at, air)
        await _first_of((woken, stop), idle, air)
        await self._collect(air)

    async def _turn(
        self, at: Moment, free: int, airborne: Collection[str] = ()
    ) -> tuple[OutboxRow, ...]:
        """In one commit: how flights ended, and what leaves next; it is given."""
        landed, take = tuple(self._landed), self._departures.taking(at, free, airborne)

        async def turn(work: Work) -> list[OutboxRow]:
            await self._landing.note(work, landed, at.now)
            return await take(work) if take else []

        if not landed and not take:
            return ()
        rows = await self._database.write(turn)
        del self._landed[: len(landed)]
        return tuple(rows)

    async def _collect(self, air: _Air) -> None:
        """Take up what has come back, and what comes back within a moment with it."""
        back = [row for flight, row in air.items() if flight.done()]
        if back and len(back) < len(air):
            moment = AT_ONCE if any(row.doubtful for row in back) else GATHER
            await asyncio.wait(air, timeout=moment)
        done = [flight for flight in air if flight.done()]
        self._is_back([flight.result() for flight in done])
        for flight in done:
            del air[flight]

    def _is_back(self, landed: Sequence[Landed]) -> None:
        """It is noted in the next turn; a pause that was asked for begins now."""
        self._landed += landed
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
            self._is_back([f.result() for f in air if f not in late])
        await self._turn(self._moment(), 0)

    async def _idle_time(self, at: Moment, air: _Air) -> float:
        due = await self._departures.next_due(at)
        speed = float(getattr(self._clock, "speed", 1.0)) or 1.0
        left = (due - at.now).total_seconds() / speed if due else TICK
        # With something in the air, its landing ends the wait.
        return min(max(left, GATHER if air else 0.01), TICK)

    async def _clocked(self) -> Moment:
        """This moment; on a clock that was set back, what was due before that stays due."""
        at, latest = self._moment(), self._latest
        if latest is not None and at.now < latest - SET_BACK:
            # What was written between the two looks was due a little later.
            before = latest + SET_BACK
            await self._database.write(lambda work: still_due(work, self._bot, at.now, before))
        self._latest = at.now
        return at

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
