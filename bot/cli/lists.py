"""`linli cases`: the present state, one JSON object a line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Annotated

from cyclopts import Parameter

from bot.cli.jsonline import json_line
from bot.clock import Ids, SystemClock
from bot.opening import opened
from bot.services.present import Plain, Present
from bot.settings import Settings, load_settings

Source = Callable[[Present], AsyncIterator[Plain]]


def cases(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    only_open: Annotated[bool, Parameter(name="--open")] = False,
) -> None:
    """List the cases.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line a case.
    only_open
        Only those that are not over.
    """
    settings = load_settings()
    show = json_line if as_json else _case_line
    asyncio.run(_print(settings, lambda present: present.cases(only_open=only_open), show))


async def _print(settings: Settings, source: Source, show: Callable[[Plain], str]) -> None:
    clock = SystemClock(settings.speed)
    async with opened(settings, clock.now) as database:
        async for found in source(Present(database, clock, Ids(clock.now))):
            print(show(found))


def _case_line(found: Plain) -> str:
    parts = (found["number"], found["acuity"], found["state"], found["level"], found["kind"])
    return "\t".join(str(part) for part in parts)
