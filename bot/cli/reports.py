"""`linli reports`: the reports of a day and their sum; workbooks of reports and of service."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from bot.cli.desk import desk_of
from bot.cli.jsonline import json_line
from bot.cli.place import find_place
from bot.cli.workbooks import Which, check_ending, day_of, write_lists
from bot.services.desk import Desk
from bot.services.reports.paper import ReportLists, lines
from bot.services.reports.served import ServiceLists
from bot.services.stock.sheets import List, Span
from bot.services.tapcount.listing import tap_lines
from bot.settings import load_settings

Make = Callable[[Desk, str | None, Span], Awaitable[List]]
reports = App(name="reports", help="The reports of a day and their sum.")


@reports.default
def of_day(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    day: str | None = None,
    unit: str | None = None,
) -> None:
    """List who has reported for a day, and the sum.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line a village.
    day
        Like 2026-11-21; today without it.
    unit
        Only this place and all below it, by its id or name.
    """
    asyncio.run(_print(json_line if as_json else _line, day, unit))


@reports.command(name="taps")
def taps_asked(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    days: int = 7,
    unit: str | None = None,
) -> None:
    """Count the taps asked of those who serve: by place, day and what asked, never by who.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line each.
    days
        So many days up to today.
    unit
        Only this place and all below it, by its id or name.
    """
    asyncio.run(_taps(as_json, days, unit))


def export_reports(file: Path, *, which: Which | None = None) -> None:
    """Write the reports of the villages, day by day, in the layout of data/reports.yaml.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    """
    asyncio.run(_export(file, which or Which(), lambda d, u, s: ReportLists(d).make(u, s)))


def export_service(
    file: Path,
    *,
    which: Which | None = None,
    with_names: Annotated[bool, Parameter(negative=())] = False,
) -> None:
    """Write deeds, trips and turns on duty by month: counts of villages, or who did them.

    Parameters
    ----------
    file
        The workbook to write, ending in .xlsx.
    with_names
        By person, for subsidies and certificates; noted.
    """

    async def make(desk: Desk, at: str | None, span: Span) -> List:
        return await ServiceLists(desk).make(at, span, with_names=with_names)

    asyncio.run(_export(file, which or Which(), make))


async def _print(show: Callable[[dict[str, Any]], str], day: str | None, unit: str | None) -> None:
    async with desk_of(load_settings()) as desk:
        inside = await find_place(desk.database, unit)
        for found in await lines(desk, inside, day_of(day) if day else desk.today()):
            print(show(found))


def _line(found: dict[str, Any]) -> str:
    many = sum((found["figures"] or {}).values())
    figures = "-" if found["figures"] is None else str(many)
    return "\t".join((found["day"], found["name"], found["standing"], figures))


async def _taps(as_json: bool, days: int, unit: str | None) -> None:
    async with desk_of(load_settings()) as desk:
        inside = await find_place(desk.database, unit)
        for found in await tap_lines(desk, inside, days):
            print(json_line(found) if as_json else "\t".join(str(v) for v in found.values()))


async def _export(file: Path, which: Which, make: Make) -> None:
    check_ending(file)
    async with desk_of(load_settings()) as desk:
        inside = await find_place(desk.database, which.unit)
        write_lists(file, desk, await make(desk, inside, which.span(desk.zone)))
