"""`linli export register`: one register as a workbook, for those that may leave on paper."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.cli.desk import desk_of
from bot.cli.place import find_place
from bot.cli.workbooks import Which, check_ending, write_lists
from bot.faults import StartFault
from bot.services.registers.paper import RegisterLists
from bot.settings import load_settings


def export_register(code: str, file: Path, *, which: Which | None = None) -> None:
    """Write a register line by line, by its code in data/registers.

    Parameters
    ----------
    code
        Like visits; what is for the health worker alone is never written.
    file
        The workbook to write, ending in .xlsx.
    """
    check_ending(file)
    asyncio.run(_export(code, file, which or Which()))


async def _export(code: str, file: Path, which: Which) -> None:
    async with desk_of(load_settings()) as desk:
        lists = RegisterLists(desk)
        unit = await find_place(desk.database, which.unit)
        found = await lists.make(code, unit, which.span(desk.zone))
        if found is None:
            known = ", ".join(lists.names())
            raise StartFault(f"No register {code} may be written; there are {known}.")
        write_lists(file, desk, found)
