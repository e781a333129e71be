"""One slice of the day against real processes, and what it cost."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from bot.serving import address_of, listening, serving
from tests.bench.county_day import Line
from tests.bench.county_scene import Telegram, token_of
from tests.bench.county_told import as_text, told
from tests.kill.process import Linli

LOOK, DRAIN = 1.0, 30.0
FIRST = 2.5  # seconds after a case was opened: what is made so soon is its first alarm
# The first look after all boxes; the sample's own is one of them.
LOOKED = "SELECT COUNT(*) > 1 FROM tick_runs WHERE tick = 'stock'"
LOST = "SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()"
BACKLOG = """
SELECT (SELECT COUNT(*) FROM inbox WHERE state = 'new') AS inbox,
       (SELECT COUNT(*) FROM outbox WHERE state IN ('due', 'taken') AND due_at <= $1) AS outbox
"""
TICKS = """
SELECT tick, COUNT(*) AS runs, MAX(took_ms) AS most, AVG(took_ms) AS mean FROM tick_runs
WHERE started_at > $1 GROUP BY tick ORDER BY 3 DESC
"""


@dataclass(slots=True)
class Outcome:
    """Figures of one run."""

    name: str
    offered: float  # updates a second
    handled: float
    seconds: float  # until everything was heard and said, or patience was over
    cases: int
    peak_inbox: int
    peak_outbox: int
    left: int
    alarm: list[float]
    unsaid: int  # dangers without a complete first alarm
    answer: list[float]
    sent: int
    most_a_second: int
    refused: int
    cpu: list[float]  # of each process, per cent of a core
    memory: list[float]  # MiB
    server_cpu: float
    telegram_cpu: float
    size: int
    ticks: list[tuple[str, int, int, float]] = field(default_factory=list)
    start: float = 0.0
    lost: int = 0  # races, each run again
    poison: int = 0  # updates set aside
    idle: float = 0.0  # per cent of the machine that nobody used


class Watch:
    """CPU seconds of processes since it began."""

    def __init__(self, pids: list[int], server: int) -> None:
        self._own = [psutil.Process(pid) for pid in pids]
        self._server = psutil.Process(server)
        self._me = psutil.Process()
        self._begun = time.monotonic()
        self._before = self._now()

    def _now(self) -> list[float]:
        server = _used(self._server) + sum(map(_used, self._server.children()))
        ended = self._server.cpu_times()
        server += ended.children_user + ended.children_system
        return [*map(_used, self._own), server, _used(self._me)]

    def shares(self) -> list[float]:
        """Per cent of a core: each process, the database's server, Telegram and its people."""
        gone = time.monotonic() - self._begun
        pairs = zip(self._before, self._now(), strict=True)
        return [(after - before) / gone * 100 for before, after in pairs]

    def memory(self) -> list[float]:
        return [p.memory_info().rss / 2**20 for p in self._own]


def _used(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


async def play(
    telegram: Telegram, lines: list[Line], url: str, folder: Path, processes: int, name: str
) -> Outcome:
    """The slice, in real seconds, and what comes after it until all is quiet."""
    async with AsyncExitStack() as stack:
        address = await stack.enter_async_context(served(telegram))
        look = await asyncpg.connect(url)
        stack.push_async_callback(look.close)
        begun = time.monotonic()
        bots = [
            await stack.enter_async_context(process(telegram, address, url, folder, n))
            for n in range(processes)
        ]
        start = (time.monotonic() - begun) / processes
        await calm(telegram, look)
        psutil.cpu_times_percent()
        lost = await look.fetchval(LOST)
        watch = Watch([bot.process.pid for bot in bots], await postmaster(look))
        at = telegram.first.clock.now()
        made = await _say_all(telegram, lines, look)
        shares, idle = watch.shares(), psutil.cpu_times_percent().idle
        heard = await told(telegram, look, FIRST)
        moments = telegram.sent().values()
        size = await look.fetchval("SELECT pg_database_size(current_database())")
        ticks = await look.fetch(TICKS, as_text(at))
        lost = await look.fetchval(LOST) - lost
        poison = await look.fetchval("SELECT COUNT(*) FROM inbox WHERE state = 'poison'")
        return Outcome(
            name, len(lines) / lines[-1].at, made.handled, made.seconds, len(heard),
            made.peak_inbox, made.peak_outbox, made.left,
            [h.alarm for h in heard if h.alarm is not None], sum(h.missing for h in heard),
            [h.answer for h in heard if h.answer is not None],
            len(moments), most_a_second(moments), telegram.refused(), shares[:processes],
            watch.memory(), shares[-2], shares[-1], size,
            [(t["tick"], t["runs"], t["most"], float(t["mean"])) for t in ticks],
            start, lost, poison, idle,
        )  # fmt: skip


@asynccontextmanager
async def served(telegram: Telegram) -> AsyncIterator[str]:
    with listening("127.0.0.1", 0) as bound:
        async with serving(telegram, bound):
            try:
                yield address_of(bound)
            finally:
                await telegram.aclose()


@asynccontextmanager
async def process(
    telegram: Telegram, address: str, url: str, folder: Path, n: int
) -> AsyncIterator[Linli]:
    own = folder / f"process{n}"
    await asyncio.to_thread(own.mkdir, parents=True)
    tokens = ",".join(token_of(bot) for bot in telegram.county.bots)
    linli = Linli(own, address, url, LINLI_TOKEN=tokens, LINLI_BACKUPS="no")
    try:
        await linli.start()
        async with asyncio.timeout(120):
            while not linli.running:
                assert not linli.ended, linli.said
                await asyncio.sleep(0.02)
        yield linli
    finally:
        if not linli.ended:
            await linli.stop(30.0)
        await linli.close()


async def postmaster(look: Any) -> int:
    """The server all backends are children of."""
    backend = await look.fetchval("SELECT pg_backend_pid()")
    return int(psutil.Process(backend).ppid())


@dataclass(slots=True)
class _Said:
    handled: float = 0.0
    seconds: float = 0.0
    peak_inbox: int = 0
    peak_outbox: int = 0
    left: int = 0


async def calm(telegram: Telegram, look: Any) -> None:
    """What a start says has been said, as on any other day."""
    async with asyncio.timeout(600):
        while sum(await backlog(telegram, look)) or not await look.fetchval(LOOKED):
            await asyncio.sleep(LOOK)


async def backlog(telegram: Telegram, look: Any) -> tuple[int, int]:
    row = await look.fetchrow(BACKLOG, as_text(telegram.first.clock.now()))
    return telegram.waiting() + row["inbox"], row["outbox"]


async def _say_all(telegram: Telegram, lines: list[Line], look: Any) -> _Said:
    made, begun, looked, queue = _Said(), time.monotonic(), 0.0, list(reversed(lines))
    last = lines[-1].at
    while True:
        now = time.monotonic() - begun
        while queue and queue[-1].at <= now:
            telegram.say(queue.pop())
        if now - looked >= LOOK:
            looked = now
            telegram.touch()
            inbox, outbox = await backlog(telegram, look)
            made.peak_inbox = max(made.peak_inbox, inbox)
            made.peak_outbox = max(made.peak_outbox, outbox)
            if not queue and not made.handled:
                made.handled = (len(telegram.said) + telegram.pressed - inbox) / now
            if (not queue and not inbox + outbox) or now > last + DRAIN:
                made.seconds, made.left = now, inbox + outbox
                return made
        await asyncio.sleep(0.01)


def most_a_second(moments: Iterable[float]) -> int:
    """How many of these in the fullest second."""
    return max(Counter(map(int, moments)).values(), default=0)
