"""The whole bad winter day against real processes, hour by hour, on a clock that runs faster."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from bot.simulator import Simulator
from bot.simulator.recorder import Request
from tests.bench.county_day import Line
from tests.bench.county_pace import Pace
from tests.bench.county_people import County
from tests.bench.county_run import (
    LOST,
    Watch,
    backlog,
    calm,
    most_a_second,
    postmaster,
    process,
    served,
)
from tests.bench.county_scene import Telegram
from tests.bench.county_told import Heard, as_text, told
from tests.kill.process import Linli

LOOK, TOUCH, DRAIN = 1.0, 0.2, 120.0  # real seconds
FIRST = 60.0  # village seconds: made so soon it is the first alarm; the second comes after 120
POISON = "SELECT COUNT(*) FROM inbox WHERE state = 'poison'"
LEFT = """
SELECT COUNT(*) FILTER (WHERE state IN ('due', 'flying') AND due_at <= $1) AS unsaid,
       COUNT(*) FILTER (WHERE state = 'held') AS held FROM outbox
"""
SLOWEST = """
SELECT tick, took_ms, started_at FROM tick_runs WHERE started_at >= $1
"""
# From when it was due, or made if that was later, until it was accepted.
LATE = """
SELECT lane, key, created_at, due_at, sent_at FROM outbox
WHERE sent_at IS NOT NULL AND created_at >= $1
"""


@dataclass(slots=True)
class Hour:
    """One hour of the day; what takes long in seconds of the machine."""

    number: int
    speed: float = 0.0
    seconds: float = 0.0
    updates: int = 0
    inbox: int = 0
    outbox: int = 0
    lost: int = 0
    poison: int = 0
    refused: int = 0
    sent: list[float] = field(default_factory=list)  # village seconds
    cpu: list[float] = field(default_factory=list)  # processes, server, Telegram
    idle: float = 0.0
    heard: list[Heard] = field(default_factory=list)
    slowest: tuple[str, int] = ("none", 0)

    def waits(self, what: str) -> list[float]:
        """All alarms, or all answers, of what was said in this hour."""
        found = [h.alarm if what == "alarm" else h.answer for h in self.heard]
        return [seconds for seconds in found if seconds is not None]


@dataclass(slots=True)
class Day:
    """What a day came to."""

    processes: int
    share: float
    seconds: float
    hours: list[Hour]
    memory: list[list[float]]  # at the start, at the end, of each process
    left: dict[str, int]
    ticks: list[tuple[str, int]]
    late: list[tuple[int, str, float]]  # lane, key, village seconds
    audit: str
    size: int
    load: float = 0.0


class DayTelegram(Telegram):
    """The same servers, for a day: what the bot asked is counted and let go of."""

    def __init__(self, county: County, start: datetime) -> None:
        super().__init__(county)
        self.accepted: dict[tuple[int, int], float] = {}
        self.refusals = 0
        for sim in self.sims.values():
            sim.clock.set(start)

    def _new(self, bot: str, sim: Simulator) -> Iterator[Request]:
        requests = sim.recorder.requests
        while requests:
            request = requests.popleft()
            result = request.result
            self.refusals += (request.answer or {}).get("error_code") == 429
            if request.ok and request.method.startswith("send") and isinstance(result, dict):
                if "chat" in result:
                    key = result["chat"]["id"], result["message_id"]
                    self.accepted[key] = request.at.timestamp()
                if request.method == "sendMessage":
                    yield request

    def sent(self) -> dict[tuple[int, int], float]:
        return self.accepted

    def refused(self) -> int:
        return self.refusals

    def run_at(self, speed: float) -> datetime:
        """All servers; since when, in village time."""
        for sim in self.sims.values():
            sim.clock.speed = speed
        return self.first.clock.now()


class Player:
    """Says the day's lines at their village time and looks at what comes of it."""

    def __init__(
        self, telegram: DayTelegram, lines: list[Line], speeds: list[float], look: Any
    ) -> None:
        self.telegram, self.look = telegram, look
        self.pace = Pace(telegram.run_at, speeds)
        self.hours = [Hour(n) for n in range(24)]
        self._queue = list(reversed(lines))
        self._looked = self._touched = 0.0

    async def play(self, midnight: datetime, watch: Any) -> None:
        """From midnight to midnight."""
        self.midnight = midnight.timestamp()
        self.pace.begin()
        for hour in self.hours:
            own, begun, before = watch(), time.monotonic(), await self._counts()
            psutil.cpu_times_percent()
            await self._hour(hour)
            hour.seconds = time.monotonic() - begun
            hour.speed = 3600 / hour.seconds
            hour.cpu, hour.idle = own.shares(), psutil.cpu_times_percent().idle
            after = await self._counts()
            found = [b - a for a, b in zip(before, after, strict=True)]
            hour.updates, hour.lost, hour.poison, hour.refused = found
            print(f"{hour.number:02d}:00 done: {hour.seconds:.0f} s, {hour.updates} updates, "
                  f"{hour.inbox}/{hour.outbox} waiting, {hour.lost} lost", flush=True)  # fmt: skip
        self.pace.plain()

    async def _hour(self, hour: Hour) -> None:
        until = (hour.number + 1) * 3600
        while (at := self.telegram.now() - self.midnight) < until:
            while self._queue and self._queue[-1].at <= at:
                self.telegram.say(self._queue.pop())
            await self._see(hour)
            await asyncio.sleep(0.01)

    async def _see(self, hour: Hour) -> None:
        now = time.monotonic()
        if now - self._touched >= TOUCH:
            self._touched = now
            self.telegram.touch()
        if now - self._looked >= LOOK:
            self._looked = now
            inbox, outbox = await backlog(self.telegram, self.look)
            hour.inbox, hour.outbox = max(hour.inbox, inbox), max(hour.outbox, outbox)
            self.pace.look(hour.number, inbox + outbox)

    async def _counts(self) -> tuple[int, int, int, int]:
        said = len(self.telegram.said) + self.telegram.pressed
        lost, poison = await self.look.fetchval(LOST), await self.look.fetchval(POISON)
        return said, lost, poison, self.telegram.refused()

    async def drain(self) -> None:
        """Until everything that is due has been said, or patience is over."""
        begun = time.monotonic()
        while time.monotonic() - begun < DRAIN:
            self.telegram.touch()
            if not sum(await backlog(self.telegram, self.look)):
                return
            await asyncio.sleep(LOOK)


async def play_day(
    telegram: DayTelegram, lines: list[Line], speeds: list[float], url: str, folder: Path,
    processes: int, midnight: datetime, share: float,
) -> Day:  # fmt: skip
    """All of it, and the audit afterwards."""
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(served(telegram))
        look = await asyncpg.connect(url)
        stack.push_async_callback(look.close)
        bots = [
            await stack.enter_async_context(process(telegram, address, url, folder, n))
            for n in range(processes)
        ]
        await calm(telegram, look)
        while telegram.first.clock.now() < midnight:
            telegram.run_at(20.0)
            await asyncio.sleep(0.1)
        pids, server = [bot.process.pid for bot in bots], await postmaster(look)
        watch = Watch(pids, server)
        memory, begun = [watch.memory()], time.monotonic()
        player = Player(telegram, lines, speeds, look)
        await player.play(midnight, lambda: Watch(pids, server))
        seconds = time.monotonic() - begun
        memory.append(watch.memory())
        await player.drain()
        await _sort(player, look)
        left = dict(await look.fetchrow(LEFT, as_text(telegram.first.clock.now())))
        left["inbox"] = await look.fetchval("SELECT COUNT(*) FROM inbox WHERE state = 'new'")
        late = await _late(look, midnight)
        size = await look.fetchval("SELECT pg_database_size(current_database())")
        audit = await _audit(folder, address, url)
        ticks = Counter[str]()
        for hour in player.hours:
            ticks[hour.slowest[0]] = max(ticks[hour.slowest[0]], hour.slowest[1])
        return Day(
            processes, share, seconds, player.hours, memory, left, ticks.most_common(), late,
            audit, size, psutil.getloadavg()[2],
        )  # fmt: skip


async def _sort(player: Player, look: Any) -> None:
    """What followed goes to the hour it was said in."""
    for heard in await told(player.telegram, look, FIRST, player.pace.real):
        player.hours[min(int(heard.line.at // 3600), 23)].heard.append(heard)
    for moment in player.telegram.sent().values():
        number = int((moment - player.midnight) // 3600)
        if 0 <= number < 24:
            player.hours[number].sent.append(moment)
    begun = datetime.fromtimestamp(player.midnight, player.telegram.first.clock.now().tzinfo)
    for row in await look.fetch(SLOWEST, as_text(begun)):
        number = (datetime.fromisoformat(row["started_at"]) - begun) // timedelta(hours=1)
        if number < 24 and row["took_ms"] > player.hours[number].slowest[1]:
            player.hours[number].slowest = (row["tick"], row["took_ms"])


async def _late(look: Any, midnight: datetime) -> list[tuple[int, str, float]]:
    made = []
    for row in await look.fetch(LATE, as_text(midnight)):
        due = datetime.fromisoformat(max(row["created_at"], row["due_at"]))
        sent = datetime.fromisoformat(row["sent_at"])
        made.append((row["lane"], row["key"], (sent - due).total_seconds()))
    return made


async def _audit(folder: Path, address: str, url: str) -> str:
    """`linli audit`, as an operator would run it."""
    own = folder / "audit"
    await asyncio.to_thread(own.mkdir)
    linli = Linli(own, address, url)
    try:
        await linli.start("audit")
        code = await linli.ends(600.0)
        return f"{code}: {linli.printed.strip() or linli.said.strip()}"
    finally:
        await linli.close()


def fullest(hour: Hour) -> int:
    """Messages in the fullest second of the village's time."""
    return most_a_second(hour.sent)
