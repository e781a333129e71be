"""`linli stock`: what lies in the boxes now, one JSON object a line; nobody's name is in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated

from cyclopts import Parameter

from bot.cli.jsonline import json_line
from bot.cli.place import find_place
from bot.clock import Ids, SystemClock
from bot.content.content import Content
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.opening import opened
from bot.services.desk import Desk
from bot.services.present import Plain
from bot.services.stock.cover_view import as_json as cover_lines
from bot.services.stock.cover_view import cover_report
from bot.services.stock.stock_json import StockPresent
from bot.settings import Settings, load_settings


def stock(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    unit: str | None = None,
    cover: bool = False,
) -> None:
    """List what lies in the boxes.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line a thing.
    unit
        Only the boxes of this place and of all below it, by its id or name.
    cover
        How many days each thing lasts instead, what is over first at the top, and what to ask for.
    """
    settings = load_settings()
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
    if cover:
        asyncio.run(_print_cover(settings, content, unit, json_line if as_json else _cover_line))
        return
    show = json_line if as_json else _line
    asyncio.run(_print(settings, content, unit, show))


async def _print(
    settings: Settings, content: Content, unit: str | None, show: Callable[[Plain], str]
) -> None:
    clock = SystemClock(settings.speed)
    async with opened(settings, clock.now) as database:
        inside = await find_place(database, unit)
        today = clock.now().astimezone(settings.tzinfo).date()
        present = StockPresent(database, content, clock, Ids(clock.now))
        async for found in present.lines(today, inside):
            print(show(found))


async def _print_cover(
    settings: Settings, content: Content, unit: str | None, show: Callable[[Plain], str]
) -> None:
    clock = SystemClock(settings.speed)
    async with opened(settings, clock.now) as database:
        inside = await find_place(database, unit)
        desk = Desk(database, content, clock, Ids(clock.now), "", settings.tzinfo)
        rows = await database.read(lambda work: cover_report(work, desk, inside))
        for row in cover_lines(rows):
            print(show(row))


def _cover_line(found: Plain) -> str:
    return "\t".join(str(found[name]) for name in ("box", "name", "usable", "unit", "days", "ask"))


def _line(found: Plain) -> str:
    return "\t".join(str(found[name]) for name in ("box_name", "name", "free", "on_hand", "unit"))
