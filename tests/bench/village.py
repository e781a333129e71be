"""The whole bot, doing the same and more, on a database that survives a power cut."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.assembled import Assembled
from bot.clock import real_monotonic
from bot.simulator import Simulator
from tests.stories.stage import Props, on_stage

_numbers = itertools.count()
GROUP = -4000001
WANG = 900001


def _folder(folder: str) -> Path:
    path = Path(folder) / f"run{next(_numbers)}"
    path.mkdir()
    return path


async def _through(sim: Simulator, bot: Assembled) -> None:
    """Until everything is heard and said; the clock goes on as the pacing asks."""
    while True:
        heard = await bot.poll()
        await bot.drain()
        said = await bot.dispatch()
        if not heard and not said:
            due = await bot.dispatcher.next_due()
            if due is None:
                return
            sim.clock.jump(max((due - sim.clock.now()).total_seconds(), 0.05))


def village_chatter(props: Props, folder: str, messages: int) -> Callable[[], Awaitable[float]]:
    """Group talk: understood, found to be nothing, stored as a number in one commit a batch."""

    async def run() -> float:
        async with on_stage(props, _folder(folder)) as (sim, bot):
            for i in range(messages):
                sim.people.say(WANG, GROUP, f"今天猪肉又涨价了 {i}")
            begun = real_monotonic()
            while await bot.poll():
                await bot.drain()
            return messages / (real_monotonic() - begun)

    return run


def village_answers(props: Props, folder: str, messages: int) -> Callable[[], Awaitable[float]]:
    """/help in private: inbox, one write, outbox, one send; Telegram's pacing skipped in time."""

    async def run() -> float:
        async with on_stage(props, _folder(folder)) as (sim, bot):
            sim.limits.enforce = False
            for _ in range(messages):
                sim.people.say(WANG, None, "/help")
            begun = real_monotonic()
            await _through(sim, bot)
            return messages / (real_monotonic() - begun)

    return run


def village_case(props: Props, folder: str, messages: int) -> Callable[[], Awaitable[float]]:
    """A ride asked in the group: case, ladder, card, those concerned and the author's answer."""

    async def run() -> float:
        async with on_stage(props, _folder(folder)) as (sim, bot):
            sim.limits.enforce = False
            accounts = [a.user_id for a in props.village.accounts if a.started]
            members = next(g for g in props.village.groups if g.telegram_id == GROUP).members
            users = [a.user_id for a in props.village.accounts if a.people[0] in members]
            for i in range(messages):
                sim.people.say(users[i % len(users)], GROUP, "明早有车去县医院不")
            begun = real_monotonic()
            await _through(sim, bot)
            assert accounts
            return messages / (real_monotonic() - begun)

    return run


def village_sends(props: Props, folder: str, needs: int) -> Callable[[], Awaitable[float]]:
    """The same needs by what is done for them: messages, edits and presses a second."""

    async def run() -> float:
        async with on_stage(props, _folder(folder)) as (sim, bot):
            sim.limits.enforce = False
            members = next(g for g in props.village.groups if g.telegram_id == GROUP).members
            users = [a.user_id for a in props.village.accounts if a.people[0] in members]
            for i in range(needs):
                sim.people.say(users[i % len(users)], GROUP, "明早有车去县医院不")
            before, begun = _done(sim), real_monotonic()
            await _through(sim, bot)
            return (_done(sim) - before) / (real_monotonic() - begun)

    return run


def _done(sim: Simulator) -> int:
    """What was asked of the server but to be given updates."""
    return sum(r.method.lower() != "getupdates" for r in sim.requests)


async def backlog(props: Props, folder: str, updates: int) -> tuple[float, float]:
    """Seconds until so many waiting updates are heard, and until all is said that they ask.

    Of a thousand lines 970 are talk, 20 are private questions and 10 are needs.
    """
    async with on_stage(props, _folder(folder)) as (sim, bot):
        sim.limits.enforce = False
        members = next(g for g in props.village.groups if g.telegram_id == GROUP).members
        users = [a.user_id for a in props.village.accounts if a.people[0] in members]
        for i in range(updates):
            _one_of_many(sim, users[i % len(users)], i)
        begun = real_monotonic()
        while await bot.poll():
            await bot.drain()
        heard = real_monotonic() - begun
        await _through(sim, bot)
        return heard, real_monotonic() - begun


def _one_of_many(sim: Simulator, user: int, number: int) -> None:
    if number % 100 == 0:
        sim.people.say(user, GROUP, "明早有车去县医院不")
    elif number % 50 == 1:
        sim.people.say(WANG, None, "/help")
    else:
        sim.people.say(user, GROUP, f"今天猪肉又涨价了 {number}")
