"""One slice of the day against real processes, and what it cost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from bot.serving import address_of, listening, serving
from tests.bench.county_day import Line
from tests.bench.county_scene import Telegram, token_of
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
CASES = """
SELECT k.id, k.opened_at, c.telegram_id, k.message_id FROM cases AS k
JOIN chats AS c ON c.id = k.chat_id WHERE k.message_id IS NOT NULL
"""
NOTICES = """
SELECT o.case_id, o.lane, o.created_at, c.telegram_id, o.message_id, o.state FROM outbox AS o
JOIN chats AS c ON c.id = o.chat_id WHERE o.case_id IS NOT NULL
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
        server = sum(_used(p) for p in [self._server, *self._server.children()])
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
        address = await stack.enter_async_context(_served(telegram))
        look = await asyncpg.connect(url)
        stack.push_async_callback(look.close)
        begun = time.monotonic()
        bots = [
            await stack.enter_async_context(_process(telegram, address, url, folder, n))
            for n in range(processes)
        ]
        start = (time.monotonic() - begun) / processes
        await _calm(telegram, look)
        psutil.cpu_times_percent()
        lost = await look.fetchval(LOST)
        watch = Watch([bot.process.pid for bot in bots], await _postmaster(look))
        at = telegram.first.clock.now()
        made = await _say_all(telegram, lines, look)
        shares, idle = watch.shares(), psutil.cpu_times_percent().idle
        found = await _told(telegram, look)
        size = await look.fetchval("SELECT pg_database_size(current_database())")
        ticks = await look.fetch(TICKS, _text(at))
        lost = await look.fetchval(LOST) - lost
        poison = await look.fetchval("SELECT COUNT(*) FROM inbox WHERE state = 'poison'")
        return Outcome(
            name, len(lines) / lines[-1].at, made.handled, made.seconds, found.cases,
            made.peak_inbox, made.peak_outbox, made.left, found.alarm, found.unsaid, found.answer,
            len(found.moments), found.most_a_second(), telegram.refused(), shares[:processes],
            watch.memory(), shares[-2], shares[-1], size,
            [(t["tick"], t["runs"], t["most"], float(t["mean"])) for t in ticks],
            start, lost, poison, idle,
        )  # fmt: skip


@asynccontextmanager
async def _served(telegram: Telegram) -> AsyncIterator[str]:
    with listening("127.0.0.1", 0) as bound:
        async with serving(telegram, bound):
            try:
                yield address_of(bound)
            finally:
                await telegram.aclose()


@asynccontextmanager
async def _process(
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


async def _postmaster(look: Any) -> int:
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


async def _calm(telegram: Telegram, look: Any) -> None:
    """What a start says has been said, as on any other day."""
    async with asyncio.timeout(600):
        while sum(await _backlog(telegram, look)) or not await look.fetchval(LOOKED):
            await asyncio.sleep(LOOK)


async def _backlog(telegram: Telegram, look: Any) -> tuple[int, int]:
    row = await look.fetchrow(BACKLOG, _text(telegram.first.clock.now()))
    return telegram.waiting() + row["inbox"], row["outbox"]


def _text(moment: Any) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


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
            inbox, outbox = await _backlog(telegram, look)
            made.peak_inbox = max(made.peak_inbox, inbox)
            made.peak_outbox = max(made.peak_outbox, outbox)
            if not queue and not made.handled:
                made.handled = (len(telegram.said) + telegram.pressed - inbox) / now
            if (not queue and not inbox + outbox) or now > last + DRAIN:
                made.seconds, made.left = now, inbox + outbox
                return made
        await asyncio.sleep(0.01)


@dataclass(slots=True)
class _Found:
    cases: int
    alarm: list[float]
    unsaid: int
    answer: list[float]
    moments: list[float]

    def most_a_second(self) -> int:
        by: dict[int, int] = {}
        for moment in self.moments:
            by[int(moment)] = by.get(int(moment), 0) + 1
        return max(by.values(), default=0)


async def _told(telegram: Telegram, look: Any) -> _Found:
    """By the servers' clock: what was said, and when what followed from it was accepted."""
    sent, notices = telegram.sent(), {}
    for row in await look.fetch(NOTICES):
        notices.setdefault(row["case_id"], []).append(row)
    cases, alarm, answer, unsaid = await look.fetch(CASES), [], [], 0
    for case in cases:
        said = telegram.said.get((case["telegram_id"], case["message_id"]))
        if said is None:
            continue
        at, line = said
        own = notices.get(case["id"], [])
        times = [(row, sent.get((row["telegram_id"], row["message_id"]))) for row in own]
        accepted = [moment for _, moment in times if moment is not None]
        if accepted:
            answer.append(min(accepted) - at)
        if line.what == "danger":
            limit = _later(case["opened_at"])
            first = [(r, m) for r, m in times if r["lane"] == 0 and r["created_at"] <= limit]
            missing = [r for r, m in first if m is None and r["state"] in ("due", "taken")]
            reached = [m for _, m in first if m is not None]
            if missing or not reached:
                unsaid += 1
            else:
                alarm.append(max(reached) - at)
    return _Found(len(cases), alarm, unsaid, answer, list(sent.values()))


def _later(opened: str) -> str:
    return _text(datetime.fromisoformat(opened) + timedelta(seconds=FIRST))
