"""`linli prompts`: what is said where on the next days, and how far it reaches."""

from __future__ import annotations

import asyncio
from typing import Annotated

from cyclopts import App, Parameter

from bot.cli.desk import desk_of
from bot.cli.jsonline import json_line
from bot.cli.place import find_place
from bot.services.prompts.figures import plan_lines
from bot.services.reach.figures import DAYS, reach_lines
from bot.settings import load_settings

prompts = App(name="prompts", help="Health prompts: what is said where and when.")


@prompts.command
def plan(
    *,
    as_json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    unit: str | None = None,
    days: int | None = None,
) -> None:
    """List what is said in the next days, a line a village and day.

    Parameters
    ----------
    as_json
        One JSON object a line.
    unit
        Only the villages of this place, by its id or name.
    days
        How far ahead; without it, as far as the calendar in chat.
    """
    asyncio.run(_plan(as_json, unit, days))


@prompts.command
def reach(
    *,
    as_json: Annotated[bool, Parameter(name="--json", negative=())] = False,
    unit: str | None = None,
    days: int = DAYS,
) -> None:
    """Count what was said, understood, not understood and told in person; never of whom.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line a village.
    unit
        Only the villages of this place, by its id or name.
    days
        So many days up to today.
    """
    asyncio.run(_reach(as_json, unit, max(days, 1)))


async def _reach(as_json: bool, unit: str | None, days: int) -> None:
    async with desk_of(load_settings()) as desk:
        inside = await find_place(desk.database, unit)
        for line in await reach_lines(desk, inside, days):
            shown = {**line, "slowed": " ".join(line["slowed"])}
            print(json_line(line) if as_json else "\t".join(str(v) for v in shown.values()))


async def _plan(as_json: bool, unit: str | None, days: int | None) -> None:
    async with desk_of(load_settings()) as desk:
        inside = await find_place(desk.database, unit)
        lines = await desk.database.read(lambda work: plan_lines(work, desk, inside, days))
    for line in lines:
        if as_json:
            print(json_line(line))
        else:
            shown = (line["name"], line["day"], line["slot"], line["prompt"], line["state"])
            print("\t".join(str(value or "-") for value in shown))
