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
from bot.services.present import Plain
from bot.services.stock.stock_json import StockPresent
from bot.settings import Settings, load_settings


def stock(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    unit: str | None = None,
) -> None:
    """List what lies in the boxes.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line a thing.
    unit
        Only the boxes of this place and of all below it, by its id or name.
    """
    settings = load_settings()
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
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


def _line(found: Plain) -> str:
    return "\t".join(str(found[name]) for name in ("box_name", "name", "free", "on_hand", "unit"))
