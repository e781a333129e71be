"""A prompt to thousands: how fast, with how many 429, whether a kill tells anybody twice."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from bot.assembled import Assembled
from bot.domain.lanes import Lane, Owed
from bot.domain.pacing import Limits
from bot.serving import address_of, listening, serving
from bot.simulator import Simulator
from bot.store import outbox
from bot.store.outbox import Notice
from tests.bench.crowd import USER, Crowd, a_crowd, put_broadcast
from tests.kill.killer import flying_in
from tests.kill.process import Linli
from tests.stories.stage import BOT, Props, on_stage

PEOPLE, GROUPS = 5000, 300
ALARMED = 2000  # persons in whose broadcast somebody calls for help
OPEN = Limits().overall - Limits().overall_kept  # what a broadcast may use of a second
LOOK = 0.02  # real seconds
GLANCE = 0.25  # where looking is counting thousands


@dataclass(frozen=True, slots=True)
class Sent:
    """One broadcast to its end, on the server's clock."""

    chats: int
    told: int
    twice: int
    refused: int  # 429
    seconds: float
    per_second: float
    refused_late: int = 0  # of them after the first ten seconds


@dataclass(frozen=True, slots=True)
class Killed:
    """The same from a process of its own, killed in the middle and started again."""

    sent: Sent
    told_before: int
    away: float  # seconds from the last message before the kill to the first one after it
    in_doubt: int  # on their way at the kill; whoever of them has nothing is told no more
    untold: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """From its being written down to its arrival on the phone."""

    waiting: int  # of the broadcast, at that moment
    real: float
    simulated: float
    broadcast_per_second: float


async def all_told(props: Props, folder: Path, people: int, groups: int, tighter: float) -> Sent:
    """In one process; the clock goes on to whatever the pacing waits for."""
    async with a_crowd(props, folder, people, groups) as crowd:
        await put_broadcast(crowd, props)
        tighten(crowd.sim, tighter)
        async with on_stage(props, folder, database=crowd.url, sim=crowd.sim) as (sim, bot):
            begun, before = sim.clock.now(), len(crowd.moments())
            while len(crowd.told()) < crowd.chats:
                if not await bot.dispatch():
                    await _go_on(sim, bot)
            return _sent(crowd, begun, crowd.moments()[before:])


async def killed(props: Props, folder: Path, people: int, groups: int) -> Killed:
    """`linli run` in real time; SIGKILL when half of them have been told."""
    async with a_crowd(props, folder, people, groups, real=True) as crowd:
        await put_broadcast(crowd, props)
        async with a_process(crowd, folder) as linli:
            begun, before = crowd.sim.clock.now(), len(crowd.moments())
            await linli.start()
            await _until(lambda: len(crowd.told()) >= crowd.chats // 2, linli)
            await linli.kill()
            flying = len(flying_in(crowd.path))
            told = len(crowd.told())
            await linli.start()
            await _until(lambda: len(crowd.told()) >= crowd.chats - flying, linli)
            await _still(crowd)
            await linli.stop(10.0)
        moments = crowd.moments()[before:]
        away = max((b - a).total_seconds() for a, b in pairwise(moments))
        # After it the second was empty again, as at the beginning.
        found = _sent(crowd, begun, moments, max(away - 1.0, 0.0))
        return Killed(found, told, away, flying, crowd.chats - found.told)


async def alarm(props: Props, folder: Path, people: int) -> Alarm:
    """Written down while the broadcast runs; everything in real time."""
    async with a_crowd(props, folder, people, 1, real=True) as crowd:
        await put_broadcast(crowd, props)
        sim = crowd.sim
        async with on_stage(props, folder, database=crowd.url, sim=sim) as (_, bot):
            stop = asyncio.Event()
            running = asyncio.create_task(bot.dispatcher.run(stop))
            begun = sim.clock.now()
            try:
                await _until(lambda: len(crowd.told()) >= min(people // 2, 250))
                took, simulated = await _called(crowd, bot)
            finally:
                told, seconds = len(crowd.told()), (sim.clock.now() - begun).total_seconds()
                stop.set()
                await running
            return Alarm(crowd.chats - told + 1, took, simulated, told / seconds)


async def _called(crowd: Crowd, bot: Assembled) -> tuple[float, float]:
    """An emergency to the last in the queue, who has not been told yet."""
    last, now, begun = crowd.people - 1, crowd.sim.clock.now(), time.monotonic()
    notice = Notice(
        bot.desk.ids.new(), BOT, f"cc{last}", "alarm", "flash.how", {},
        Lane.EMERGENCY, Owed.EMERGENCY, due_at=now,
    )  # fmt: skip
    await bot.desk.database.write(lambda work: outbox.put(work, notice))
    await _until(lambda: crowd.messages(USER + last), look=LOOK)
    return time.monotonic() - begun, (crowd.sim.clock.now() - now).total_seconds()


@asynccontextmanager
async def a_process(crowd: Crowd, folder: Path) -> AsyncIterator[Linli]:
    """The local Telegram on loopback, and a bot that is not running yet."""
    with listening("127.0.0.1", 0) as bound:
        async with serving(crowd.sim.app, bound):
            linli = Linli(folder, address_of(bound), crowd.url)
            try:
                yield linli
            finally:
                await linli.close()


def tighten(sim: Simulator, share: float) -> None:
    """The server allows only this share of what it is believed to allow."""
    limits = sim.limits
    limits.overall = int(limits.overall * share)
    limits.per_minute = int(limits.per_minute * share)
    limits.burst, limits.each_second = limits.burst * share, share
    limits.clear()


def _sent(crowd: Crowd, begun: datetime, moments: list[datetime], away: float = 0.0) -> Sent:
    told = crowd.told()
    first, last = moments[0], moments[-1]
    # What left in the first moment found an empty window; it says nothing about the pace.
    paced = sum(at > first for at in moments)
    seconds = (last - first).total_seconds()
    late = [
        r.at for r in crowd.sim.requests
        if (r.answer or {}).get("error_code") == 429 and (r.at - begun).total_seconds() > 10
    ]  # fmt: skip
    return Sent(
        crowd.chats, len(told), sum(n > 1 for n in told.values()), crowd.refused(),
        seconds, paced / (seconds - away), len(late),
    )  # fmt: skip


async def _go_on(sim: Simulator, bot: Assembled) -> None:
    due = await bot.dispatcher.next_due()
    assert due is not None, "nothing is due, and not all have been told"
    sim.clock.jump(max((due - sim.clock.now()).total_seconds(), 0.001))


async def _until(
    seen: Callable[[], object], linli: Linli | None = None, look: float = GLANCE
) -> None:
    async with asyncio.timeout(600):
        while not seen():
            assert linli is None or not linli.ended, linli.said
            await asyncio.sleep(look)


async def _still(crowd: Crowd) -> None:
    """Until nothing more comes for a while: what would come twice would come now."""
    before = -1
    while before != len(crowd.moments()):
        before = len(crowd.moments())
        await asyncio.sleep(1.5)


def _print(name: str, sent: Sent, limit: float) -> None:
    print(
        f"| {name} | {sent.told:,} of {sent.chats:,} | {sent.seconds:,.1f} |"
        f" {sent.per_second:.2f} | {sent.per_second / limit:.1%} |"
        f" {sent.refused} ({sent.refused_late}) | {sent.twice} |",
        flush=True,
    )


async def main(people: int, groups: int) -> None:
    """The whole of it; the killed one takes its minutes, as it runs in real time."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    print(f"{OPEN} a second are open to a broadcast; the rest of 30 is kept for emergencies.\n")
    print("| broadcast | told | s | a second | of its share | 429 (after 10 s) | twice |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        props = Props(folder)
        for tighter in (1.0, 0.9, 0.7):
            what = f"limits x {tighter}"
            found = await all_told(props, folder, people, groups, tighter)
            _print(what, found, OPEN)
        stopped = await killed(props, folder, people, groups)
        _print("real process, SIGKILL at half", stopped.sent, OPEN)
        print(
            f"\ntold before the kill: {stopped.told_before:,}; silent for {stopped.away:.1f} s;"
            f" in doubt: {stopped.in_doubt}; never told: {stopped.untold}"
        )
        called = await alarm(props, folder, min(ALARMED, people))
    print(
        f"an emergency among {called.waiting:,} that wait: {called.real:.3f} s real,"
        f" {called.simulated:.3f} s on the server's clock"
        f" (broadcast beside it: {called.broadcast_per_second:.1f} a second)"
    )


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    asyncio.run(main(*(given or (PEOPLE, GROUPS))))
