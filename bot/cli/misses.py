"""`linli misses`: what was said to the bot and not understood, to learn from."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated, TypeVar

from cyclopts import Parameter

from bot.cli.jsonline import json_line
from bot.clock import Ids, SystemClock
from bot.opening import opened
from bot.services.misses import Missed, Misses
from bot.settings import Settings, load_settings

WRONG = 1
T = TypeVar("T")


def misses(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    drop: int | None = None,
) -> int:
    """List what was not understood, the most frequent first, where and how often.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line each.
    drop
        The number of a line that is not worth keeping: it is deleted.
    """
    settings = load_settings()
    found = list_misses(settings)
    if drop is not None:
        return _drop(settings, found, drop)
    for number, missed in enumerate(found, 1):
        print(json_line(missed.plain(number)) if as_json else _line(number, missed))
    if not found and not as_json:
        print("Nothing is there that nobody understood.")
    return 0


def list_misses(settings: Settings) -> tuple[Missed, ...]:
    """As they are numbered for people."""
    return asyncio.run(_with_misses(settings, lambda kept: kept.list()))


def drop_words(settings: Settings, words: Iterable[str]) -> None:
    """They are learned, or not worth keeping."""

    async def drop(kept: Misses) -> None:
        for line in words:
            await kept.drop(line)

    asyncio.run(_with_misses(settings, drop))


def _drop(settings: Settings, found: tuple[Missed, ...], number: int) -> int:
    if not 0 < number <= len(found):
        print(f"There is no line {number}; there are {len(found)}.")
        return WRONG
    words = found[number - 1].words
    drop_words(settings, [words])
    print(f"Deleted: {words}")
    return 0


async def _with_misses(settings: Settings, use: Callable[[Misses], Awaitable[T]]) -> T:
    clock = SystemClock(settings.speed)
    async with opened(settings, clock.now) as database:
        return await use(Misses(database, clock, Ids(clock.now)))


def _line(number: int, missed: Missed) -> str:
    where = ", ".join(f"{village} {times}" for village, times in missed.where)
    return f"{number}\t{missed.times}×\t{missed.words}\t({where}; last on {missed.said_on})"
