"""`linli export keypeople`: the key people of a place, as somebody may see them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.cli.desk import desk_of
from bot.cli.people import find_one
from bot.cli.place import find_place
from bot.cli.workbooks import check_ending, write_lists
from bot.faults import StartFault
from bot.services.keypeople.paper import KeyPeopleLists
from bot.settings import load_settings


def export_keypeople(
    file: Path,
    *,
    reader: Annotated[str, Parameter(name="--for")],
    unit: str | None = None,
) -> None:
    """Write the key people whose cards somebody may see, and why they have their colour.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    reader
        Whom the list is for, by id or name; each person listed can read that they looked.
    unit
        This place and all below it, by its id or name; the reader's own village without it.
    """
    check_ending(file)
    asyncio.run(_export(file, reader, unit))


async def _export(file: Path, reader: str, unit: str | None) -> None:
    async with desk_of(load_settings()) as desk:
        inside = await find_place(desk.database, unit)
        who = await find_one(desk, reader)
        found = await KeyPeopleLists(desk).make(who, inside)
        if found is None:
            raise StartFault(f"{who.name} may see the card of no key person there.")
        write_lists(file, desk, *found)
