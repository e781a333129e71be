"""`linli export`: lists of boxes, rides and tasks as workbooks, and a month to print and sign."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from cyclopts import App, Parameter

from bot.cli.desk import desk_of
from bot.cli.export_all import export_all
from bot.cli.keypeople import export_keypeople
from bot.cli.place import find_place, writing
from bot.cli.registers import export_register
from bot.cli.reports import export_reports, export_service
from bot.cli.workbooks import Which, check_ending, day_of, midnight, write_lists
from bot.faults import StartFault
from bot.paper.fonts import PaperMissing
from bot.paper.sheet import make_pdf
from bot.services.farm.sheet import PoolLists
from bot.services.meals.paper import MealLists
from bot.services.rides.papers import TaskLists
from bot.services.stock.lists_on_paper import BoxLists
from bot.services.stock.sheets import Span
from bot.settings import load_settings

export = App(
    name="export", help="Lists of boxes, rides and tasks as workbooks, and a month to print."
)


export.command(export_all, name="all")
export.command(export_keypeople, name="keypeople")
export.command(export_register, name="register")
export.command(export_reports, name="reports")
export.command(export_service, name="service")


@export.command
def stock(file: Path, *, unit: str | None = None) -> None:
    """Write what lies in the boxes now, lot by lot.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    unit
        Only the boxes of this place and of all below it, by its id or name.
    """
    asyncio.run(_workbook("stock", file, Which(unit)))


@export.command
def ledger(file: Path, *, which: Which | None = None) -> None:
    """Write every entry of the ledger, and which were corrected.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    asyncio.run(_workbook("ledger", file, which or Which()))


@export.command
def donations(file: Path, *, which: Which | None = None) -> None:
    """Write gifts of firms and units and allocations, with value and purpose.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    asyncio.run(_workbook("donations", file, which or Which()))


@export.command
def distribution(
    file: Path,
    *,
    which: Which | None = None,
    with_names: Annotated[bool, Parameter(negative=())] = False,
) -> None:
    """Write what was given out, without doors and names unless they are asked for.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    with_names
        With the household and its door; for keepers alone, and noted.
    """
    asyncio.run(_workbook("distribution", file, which or Which(), with_names=with_names))


@export.command
def rides(file: Path, *, which: Which | None = None) -> None:
    """Write the trip log: when, who drove, from where to where, step by step; no passenger.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    asyncio.run(_tasks("rides", file, which or Which()))


@export.command
def tasks(file: Path, *, which: Which | None = None) -> None:
    """Write what volunteers could take, who took it and what became of it.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    asyncio.run(_tasks("tasks", file, which or Which()))


@export.command
def meals(file: Path, *, which: Which | None = None) -> None:
    """Write the meals that were ordered: who cooked, who carried, what came of it; no eater.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    asyncio.run(_meals(file, which or Which()))


@export.command
def pool(file: Path, number: str) -> None:
    """Write the demand of one list of goods or hands, line by line; no money.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    number
        The number of the list, as people say it.
    """
    asyncio.run(_pool(file, number))


@export.command
def month(file: Path, *, box: str, month: str) -> None:
    """Write the sheet of a month of a box, to print and sign (needs the extra print).

    Parameters
    ----------
    file
        The PDF to write.
    box
        The box, by its id or name.
    month
        Like 2026-11.
    """
    values = asyncio.run(_month_values(box, month))
    try:
        made = make_pdf("stock_month", values)
    except PaperMissing as fault:
        raise StartFault(str(fault)) from fault
    with writing(file):
        file.write_bytes(made)
    print(f"{len(values['rows'])} things were written to {file}.")


async def _workbook(what: str, file: Path, which: Which, *, with_names: bool = False) -> None:
    check_ending(file)
    async with desk_of(load_settings()) as desk:
        unit = await find_place(desk.database, which.unit)
        span = which.span(desk.zone)
        found = await BoxLists(desk).make(what, unit, span, with_names=with_names)
        write_lists(file, desk, found)


async def _tasks(what: str, file: Path, which: Which) -> None:
    check_ending(file)
    async with desk_of(load_settings()) as desk:
        unit = await find_place(desk.database, which.unit)
        write_lists(file, desk, await TaskLists(desk).make(what, unit, which.span(desk.zone)))


async def _meals(file: Path, which: Which) -> None:
    check_ending(file)
    async with desk_of(load_settings()) as desk:
        unit = await find_place(desk.database, which.unit)
        write_lists(file, desk, await MealLists(desk).make(unit, which.span(desk.zone)))


async def _pool(file: Path, number: str) -> None:
    check_ending(file)
    async with desk_of(load_settings()) as desk:
        found = await PoolLists(desk).make(number)
        if found is None:
            raise StartFault(f"There is no list with the number {number}.")
        write_lists(file, desk, found)


async def _month_values(box: str, month: str) -> dict[str, Any]:
    async with desk_of(load_settings()) as desk:
        values = await BoxLists(desk).month(box, _month_of(month, desk.zone))
    if values is None:
        raise StartFault(f"There is no box called {box}.")
    return values


def _month_of(text: str, zone: ZoneInfo) -> Span:
    if not re.fullmatch(r"\d{4}-\d{2}", text):
        raise StartFault(f"A month is written like 2026-11, not {text}.")
    first = day_of(f"{text}-01")
    after = (first + timedelta(days=32)).replace(day=1)
    return Span(midnight(first, zone), midnight(after, zone))
