"""What is asked all day, on a database of years: board, /mine, a case page, idle ticks."""

from __future__ import annotations

import math
import statistics
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from bot.assembled import Assembled
from bot.clock import real_monotonic
from bot.services.views.board_list import board
from bot.services.views.lists import mine
from bot.services.views.page import page_values
from bot.store import cases
from bot.store.database import Work
from bot.ticks import all_ticks
from tests.bench.large import Large, large_database
from tests.stories.stage import Props, on_stage

CADRE, VILLAGER = "zhoujianguo", "wangxiuying"
TIMES = 500  # of 60, the 99th percentile would be the slowest
YEARS = Large(1_000_000, 2_000)
TIMERS = Large(100_000, 100_000, events=1)

Figures = dict[str, tuple[float, float]]  # median and 99th percentile, in milliseconds


async def asked(props: Props, folder: Path, large: Large = YEARS) -> Figures:
    """Each view as it is worked out for a message, and every tick when nothing is due."""
    async with _years(props, folder, large) as bot:
        number = await bot.desk.database.read(_a_number)

        async def page(work: Work) -> Any:
            case = await cases.find_by_number(work, number)
            assert case is not None
            return await page_values(work, bot.desk, case, CADRE)

        views: dict[str, Callable[[Work], Awaitable[Any]]] = {
            "board": lambda work: _full(work, bot),
            "/mine": lambda work: mine(work, bot.desk, VILLAGER),
            "case page": page,
        }
        found = {name: await _taken(bot, view) for name, view in views.items()}
        return found | await ticks(bot)


async def ticks(bot: Assembled) -> Figures:
    """Every tick, after what was due the first time has been done."""
    found: Figures = {}
    for tick in all_ticks(bot.services):
        await tick.run()
        found[f"tick {tick.name}"] = await _several(tick.run)
    return found


async def pending(props: Props, folder: Path, large: Large = TIMERS) -> Figures:
    """A hundred thousand timers, none of which has run out."""
    async with _years(props, folder, large) as bot:
        return await ticks(bot)


@asynccontextmanager
async def _years(props: Props, folder: Path, large: Large) -> AsyncIterator[Assembled]:
    """On the kept file itself: nothing is due, so nothing of it changes but marks of life."""
    path = await large_database(props, large)
    async with on_stage(props, folder, database=f"sqlite:///{path}") as (_, bot):
        yield bot


async def _a_number(work: Work) -> str:
    """Of a case that is open."""
    (found,) = await cases.list_open(work, ["dongwan"], most=1)
    return found.number


async def _taken(bot: Assembled, view: Callable[[Work], Awaitable[Any]]) -> tuple[float, float]:
    return await _several(partial(bot.desk.database.read, view))


async def _several(run: Callable[[], Awaitable[Any]]) -> tuple[float, float]:
    took = []
    for _ in range(TIMES):
        begun = real_monotonic()
        await run()
        took.append((real_monotonic() - begun) * 1000)
    took.sort()
    return statistics.median(took), took[math.ceil(0.99 * TIMES) - 1]


async def _full(work: Work, bot: Assembled) -> dict[str, object]:
    """An empty board would be quick, too."""
    found = await board(work, bot.desk, CADRE, 0, "all")
    assert found["lines"], "the board is empty"
    return found
