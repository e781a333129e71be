"""APScheduler ticks and does nothing else: what is due stands in tables."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import real_now
from bot.services.describing import describe_fault
from bot.services.desk import Desk
from bot.services.tick_log import TickLog, TickRun

LEAST = 0.2  # real seconds between two runs, however fast the village lives
LATE = 3  # intervals
TOLD = 60.0  # real seconds; admins cannot do anything about less
IDLE_ROW = 60.0  # real seconds between two rows of a tick that found nothing to do

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that is run every so often, in seconds of village time."""

    name: str
    seconds: float
    run: Callable[[], Awaitable[int]]


class Job:
    """One tick with what is remembered from run to run."""

    def __init__(self, tick: Tick, desk: Desk, log: TickLog) -> None:
        self.tick = tick
        self._desk = desk
        self._ticks = log
        self.started = desk.clock.monotonic()
        self.running = False
        self.late = 0.0
        self._again = False
        self._written: float | None = None

    @property
    def interval(self) -> float:
        """Real seconds."""
        speed = float(getattr(self._desk.clock, "speed", 1.0)) or 1.0
        return max(self.tick.seconds / speed, LEAST)

    @property
    def overdue(self) -> bool:
        """Whether three intervals went by without a run."""
        waited = self._desk.clock.monotonic() - self.started
        return not self.running and waited > LATE * self.interval

    def begin(self) -> None:
        """Counted from now on: a process that waited for its turn to tick is late with nothing."""
        self.started = self._desk.clock.monotonic()

    def hurry(self) -> bool:
        """Whether it can begin at once; one that is at it begins again when it has finished."""
        self._again = self.running
        return not self.running

    async def run(self) -> None:
        """One run, written down; whatever goes wrong stays here."""
        self.running, self._again = True, True
        try:
            while self._again:
                self._again = False
                await self._write_down(await self._timed())
        except asyncio.CancelledError:
            # The process ends; what was not written is done by the next one, and is no fault.
            return
        except Exception as error:  # noqa: BLE001 - one tick must not stop the others
            said = describe_fault(error)
            _log.error("a tick could not be written down", tick=self.tick.name, fault=said)
        finally:
            self.running = False

    async def _timed(self) -> TickRun:
        begun, at = self._desk.clock.monotonic(), self._desk.now()
        waited, self.started = begun - self.started, begun
        # The first run, and runs ordered out of turn, come early; early is not late.
        self.late = max(0.0, waited - self.interval)
        done, fault = 0, None
        try:
            done = await self.tick.run()
        except Exception as error:  # noqa: BLE001 - one tick must not stop the others
            fault = describe_fault(error)
            _log.error("a tick failed", tick=self.tick.name, fault=fault)
        took = self._desk.clock.monotonic() - begun
        return TickRun(self.tick.name, at, took, self.late, done, fault)

    async def _write_down(self, run: TickRun) -> None:
        now = self._desk.clock.monotonic()
        late = run.late > LATE * self.interval
        idle = not run.done and run.fault is None and not late
        if idle and self._written is not None and now - self._written < IDLE_ROW:
            return
        self._written = now
        await self._ticks.record(run)
        if late and run.late >= TOLD:
            await self._ticks.tell_late(run)


class Scheduler:
    """A few ticks, side by side; late is normal, lost is not."""

    def __init__(self, ticks: tuple[Tick, ...], desk: Desk) -> None:
        log = TickLog(desk)
        self.jobs = tuple(Job(tick, desk, log) for tick in ticks)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    async def run_all(self) -> None:
        """Every tick once, one after the other."""
        for job in self.jobs:
            await job.run()

    def start(self) -> None:
        """Tick from now on, each at once and then in its turn."""
        for job in self.jobs:
            job.begin()
            every = IntervalTrigger(seconds=job.interval, timezone=UTC)
            name = job.tick.name
            self._scheduler.add_job(job.run, every, id=name, next_run_time=real_now())
        self._scheduler.start()

    def hurry(self, *names: str) -> None:
        """These run at once, or all; their intervals are counted anew at the clock's speed."""
        if not self._scheduler.running:
            return
        for job in self.jobs:
            if names and job.tick.name not in names:
                continue
            every = IntervalTrigger(seconds=job.interval, timezone=UTC)
            self._scheduler.modify_job(job.tick.name, trigger=every)
            if job.hurry():
                self._scheduler.modify_job(job.tick.name, next_run_time=real_now())

    def stop(self) -> None:
        """Tick no more; what a tick has begun to write is written to the end."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
