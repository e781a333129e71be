"""The scheduler only ticks: every run is written down, a fault stops nobody else, late is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from bot.content.village import Village, VillageAccount, VillageRole
from bot.domain.people import Person, Unit
from bot.scheduler import Scheduler, Tick
from bot.services.desk import Desk
from bot.services.health import take_vitals
from bot.services.tick_log import TickRun
from bot.services.village_load import load_village_into
from bot.store import outbox
from bot.watchdog import wake, watch
from tests.desk import BOT, ZONE, HandClock


def counting(runs: list[str], name: str, done: int = 0) -> Callable[[], Awaitable[int]]:
    async def run() -> int:
        runs.append(name)
        return done

    return run


async def broken() -> int:
    raise RuntimeError("王奶奶 said something")


async def rows(desk: Desk) -> dict[str, TickRun]:
    return {run.tick: run for run in (await take_vitals(desk)).ticks}


async def test_a_fault_in_one_tick_does_not_stop_the_others(desk: Desk) -> None:
    runs: list[str] = []
    ticks = (Tick("first", 2, broken), Tick("second", 5, counting(runs, "second", 3)))
    await Scheduler(ticks, desk).run_all()
    noted = await rows(desk)
    assert runs == ["second"]
    assert noted["second"].done == 3
    assert noted["second"].fault is None
    assert (noted["first"].fault or "").startswith("RuntimeError at test_scheduler.py:")
    assert "王奶奶" not in (noted["first"].fault or "")


async def test_a_run_is_noted_with_start_length_and_work(desk: Desk, clock: HandClock) -> None:
    async def slow() -> int:
        clock.passes(1.5)
        return 7

    begun = clock.now()
    await Scheduler((Tick("slow", 60, slow),), desk).run_all()
    assert (await rows(desk))["slow"] == TickRun("slow", begun, 1.5, 0.0, 7)


async def test_a_tick_with_nothing_to_do_fills_one_row_a_minute(
    desk: Desk, clock: HandClock
) -> None:
    scheduler = Scheduler((Tick("idle", 2, counting([], "idle")),), desk)
    starts = set()
    for _ in range(60):
        await scheduler.run_all()
        starts.add((await rows(desk))["idle"].started)
        clock.passes(2)
    assert len(starts) == 2


async def test_a_late_tick_is_told_to_the_admins_once_an_hour(desk: Desk, clock: HandClock) -> None:
    await an_admin(desk)
    scheduler = Scheduler((Tick("ladder", 5, counting([], "ladder")),), desk)
    await scheduler.run_all()
    for minutes in (4, 4, 70):
        clock.passes(minutes * 60)
        await scheduler.run_all()
    said = await owed(desk, clock)
    assert [(row.key, row.params["tick"], row.params["minutes"]) for row in said] == [
        ("tick.late", "ladder", "4"),
        ("tick.late", "ladder", "70"),
    ]


async def test_what_is_late_by_less_than_a_minute_is_noted_and_bothers_nobody(
    desk: Desk, clock: HandClock
) -> None:
    await an_admin(desk)
    scheduler = Scheduler((Tick("outbox", 2, counting([], "outbox")),), desk)
    await scheduler.run_all()
    clock.passes(20)
    await scheduler.run_all()
    assert (await rows(desk))["outbox"].late == 18
    assert await owed(desk, clock) == ()


async def test_intervals_follow_the_villages_speed_down_to_a_fifth_of_a_second(
    desk: Desk, clock: HandClock
) -> None:
    (job,) = Scheduler((Tick("ladder", 5, counting([], "ladder")),), desk).jobs
    intervals = []
    for speed in (1.0, 10.0, 1000.0):
        clock.speed = speed
        intervals.append(job.interval)
    assert intervals == [5.0, 0.5, 0.2]


async def test_the_watchdog_wakes_what_missed_three_intervals(desk: Desk, clock: HandClock) -> None:
    ran = asyncio.Event()

    async def run() -> int:
        ran.set()
        return 0

    scheduler = Scheduler((Tick("sleepy", 3600, run), Tick("other", 90_000, run)), desk)
    scheduler.start()
    await asyncio.wait_for(ran.wait(), 5)
    while any(job.running for job in scheduler.jobs):
        await asyncio.sleep(0)
    ran.clear()
    assert wake(scheduler) == ()
    clock.passes(3 * 3600 + 1)
    assert wake(scheduler) == ("sleepy",)
    await asyncio.wait_for(ran.wait(), 5)
    scheduler.stop()


async def test_a_jump_of_the_clock_runs_every_tick_at_once(desk: Desk) -> None:
    runs: list[str] = []
    enough = asyncio.Event()

    async def run() -> int:
        runs.append("x")
        if len(runs) == 4:
            enough.set()
        return 0

    scheduler = Scheduler((Tick("a", 3600, run), Tick("b", 3600, run)), desk)
    scheduler.hurry()
    assert runs == []
    scheduler.start()
    async with asyncio.timeout(5):
        while len(runs) < 2:
            await asyncio.sleep(0)
        scheduler.hurry()
        await enough.wait()
    scheduler.stop()


async def test_the_watchdog_ends_when_it_is_told_to(desk: Desk) -> None:
    stop = asyncio.Event()
    watching = asyncio.create_task(watch(Scheduler((), desk), stop, every=0.001))
    await asyncio.sleep(0)
    stop.set()
    await asyncio.wait_for(watching, 1)


async def an_admin(desk: Desk) -> None:
    village = Village(
        units=(
            Unit(id="town", parent_id=None, level="township", name="白鹭镇", short_name="白鹭"),
        ),
        people=(Person(id="admin", unit_id="town", name="罗志旺"),),
        roles=(VillageRole("admin", "admin", "town", date(2026, 1, 1)),),
        accounts=(VillageAccount(900001, "罗志旺", ("admin",), started=True),),
    )
    await load_village_into(
        desk.database, village, bot=BOT, ids=desk.ids, now=desk.now(), zone=ZONE
    )


async def owed(desk: Desk, clock: HandClock) -> tuple[outbox.OutboxRow, ...]:
    """What waits in the outbox."""
    clock.passes(1)
    now = clock.now()
    return await desk.database.write(lambda work: outbox.take(work, BOT, now, 10))


async def test_a_tick_that_the_end_of_the_process_breaks_off_is_no_fault(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def long() -> int:
        begun.set()
        await never.wait()
        return 0

    scheduler = Scheduler((Tick("long", 60, long),), desk)
    scheduler.start()
    await begun.wait()
    scheduler.stop()
    while scheduler.jobs[0].running:
        await asyncio.sleep(0)
    assert capsys.readouterr().err == ""
