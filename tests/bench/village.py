"""The whole bot in front of a server apart, on a database that survives a power cut."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bot.assembled import Assembled
from bot.clock import real_monotonic
from bot.simulator import Simulator
from tests.bench.apart import Wave, apart
from tests.bench.taken import Taken, Watch
from tests.stories.stage import MONDAY, Props, on_stage

_numbers = itertools.count()
GROUP = -4000001
WANG = 900001
GAP = timedelta(minutes=20)  # between two needs in one group
SOON = timedelta(seconds=20)
WARM = 2
# Each wave is one of these, in every group, by somebody else every time.
NEEDS = (
    "想找人帮忙搬一下柜子",
    "家里没米了，谁去镇上帮带一袋",
    "明早有车去县医院不",
    "谁能帮我修下水管",
    "借个梯子用一下",
    "发烧38度5，咳了两天",
    "周五要去县城办事，能带我一个不",
    "有人能帮我带点降压药吗",
    "下午谁能帮我收一下玉米",
    "谁有轮椅借两天",
    "我家猪不吃食了，找个兽医",
    "手机坏了谁会修",
)


def talk(lines: int) -> list[Wave]:
    """Group talk that asks for nothing."""
    return [[(WANG, GROUP, f"今天猪肉又涨价了 {i}") for i in range(lines)]]


def questions(props: Props, waves: int) -> list[Wave]:
    """/help in private, by everybody who has an account."""
    users = [account.user_id for account in props.village.accounts if account.started]
    return [[(user, None, "/help") for user in users] for _ in range(waves)]


def needs(props: Props) -> list[Wave]:
    """Each opens a case of its own, with its cards, those concerned and the author's answer."""
    ids = {p: a.user_id for a in props.village.accounts if a.started for p in a.people}
    groups = [
        (g.telegram_id, [ids[p] for p in g.members if p in ids]) for g in props.village.groups
    ]
    return [
        [(members[n % len(members)], group, text) for group, members in groups]
        for n, text in enumerate(NEEDS)
    ]


async def village(
    props: Props, folder: str, waves: Sequence[Wave], *, warm: int = 0, slow: float = 0.0
) -> Taken:
    """Heard, done and said wave by wave; Telegram's pacing is skipped in time."""
    sim, watch = await props.simulator(MONDAY, None), Watch()
    calls = []
    async with (
        apart(sim.snapshot(), waves) as line,
        on_stage(props, _folder(folder), sim=sim, api=line.address) as (_, bot),
    ):
        await line.calls()
        if slow:
            await line.slow(slow)
        for _ in waves:
            await line.next_wave(sim.clock.now())
            with watch:
                await _hear(bot)
                await _say(sim, bot)
            calls.append(await line.calls())
            sim.clock.jump(GAP.total_seconds())
    return Taken(waves, calls, watch.laps, warm)


def _folder(folder: str) -> Path:
    path = Path(folder) / f"run{next(_numbers)}"
    path.mkdir()
    return path


async def backlog(props: Props, folder: str, updates: int) -> tuple[float, float]:
    """Seconds until so many waiting updates are heard, and until all is said that they ask.

    Of a thousand lines 970 are talk, 20 are private questions and 10 are needs; the server is in
    this process.
    """
    async with on_stage(props, _folder(folder)) as (sim, bot):
        sim.limits.enforce = False
        members = next(g for g in props.village.groups if g.telegram_id == GROUP).members
        users = [a.user_id for a in props.village.accounts if a.people[0] in members]
        for i in range(updates):
            _one_of_many(sim, users[i % len(users)], i)
        begun = real_monotonic()
        await _hear(bot)
        heard = real_monotonic() - begun
        await _say(sim, bot)
        return heard, real_monotonic() - begun


async def _hear(bot: Assembled) -> None:
    while await bot.poll():
        await bot.drain()


async def _say(sim: Simulator, bot: Assembled) -> None:
    """Until nothing is left but what waits for a later hour; the clock goes on as pacing asks."""
    while True:
        while await bot.dispatch():
            pass
        now, due = sim.clock.now(), await bot.dispatcher.next_due()
        if due is None or due > now + SOON:
            return
        sim.clock.jump(max((due - now).total_seconds(), 0.05))


def _one_of_many(sim: Simulator, user: int, number: int) -> None:
    if number % 100 == 0:
        sim.people.say(user, GROUP, "明早有车去县医院不")
    elif number % 50 == 1:
        sim.people.say(WANG, None, "/help")
    else:
        sim.people.say(user, GROUP, f"今天猪肉又涨价了 {number}")
