"""`linli dialects`: which words each place hears, and how many of them somebody there approved."""

from __future__ import annotations

import asyncio
from typing import Annotated

from cyclopts import Parameter

from bot.cli.desk import desk_of
from bot.cli.jsonline import json_line
from bot.cli.place import find_place
from bot.services.desk import Desk
from bot.services.dialects.counting import shipped, standings
from bot.settings import load_settings


def dialects(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    unit: str | None = None,
) -> None:
    """List the dialects that came with the program, and how far the words of each place have come.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line each.
    unit
        Only this place and all below it, by its id or name.
    """
    asyncio.run(_print(as_json, unit))


async def _print(as_json: bool, unit: str | None) -> None:
    async with desk_of(load_settings()) as desk:
        for row in await rows_of(desk, unit):
            print(json_line(row) if as_json else _line(row))


async def rows_of(desk: Desk, unit: str | None) -> tuple[dict[str, object], ...]:
    """What came with the program, then each place."""
    inside = await find_place(desk.database, unit)
    found = await desk.database.read(lambda work: standings(work, desk, inside))
    return (*shipped(desk), *(standing.as_json() for standing in found))


def _line(row: dict[str, object]) -> str:
    return "\t".join(f"{name}={said}" for name, said in row.items())
