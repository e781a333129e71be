"""`linli export register`: one register as a workbook, for those that may leave on paper."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from bot.cli.place import find_place, writing
from bot.clock import Ids, SystemClock
from bot.content.kept import Kept
from bot.content.load import load_content
from bot.faults import StartFault
from bot.opening import opened
from bot.paper.cells import Kind
from bot.paper.workbook import Column, Sheet, write_workbook
from bot.services.desk import Desk
from bot.services.registers.paper import RegisterLists
from bot.services.stock.sheets import BEGINNING, List, Span
from bot.settings import load_settings

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


def export_register(
    code: str,
    file: Path,
    *,
    unit: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Write a register line by line, by its code in data/registers.

    Parameters
    ----------
    code
        Like visits; what is for the health worker alone is never written.
    file
        The workbook to write, ending in .xlsx.
    unit
        Only this place and all below it, by its id or name.
    since
        From this day on, like 2026-11-01.
    until
        Up to this day.
    """
    if file.suffix.lower() != ".xlsx":
        raise StartFault(f"The file must end in .xlsx, not {file.name}.")
    asyncio.run(_export(code, file, unit, since, until))


async def _export(
    code: str, file: Path, place: str | None, since: str | None, until: str | None
) -> None:
    settings = load_settings()
    content = load_content(settings.content_root, *settings.overlays, kept=Kept(settings.home))
    clock = SystemClock(settings.speed)
    async with opened(settings, clock.now) as database:
        desk = Desk(database, content, clock, Ids(clock.now), "", settings.tzinfo)
        lists = RegisterLists(desk)
        unit = await find_place(database, place)
        found = await lists.make(code, unit, _span(since, until, desk.zone))
        if found is None:
            known = ", ".join(lists.names())
            raise StartFault(f"No register {code} may be written; there are {known}.")
        _write(file, found, desk)


def _write(file: Path, found: List, desk: Desk) -> None:
    columns = tuple(Column(title, kind=_KINDS[kind]) for title, kind in found.columns)
    sheet = Sheet(found.name, columns, found.rows)
    made = desk.now().astimezone(desk.zone).replace(tzinfo=None)
    with writing(file):
        write_workbook(file, [sheet], title=found.name, made=made)
    print(f"{len(found.rows)} rows were written to {file}.")


def _span(since: str | None, until: str | None, zone: ZoneInfo) -> Span:
    """Whole days of the village; without any, everything there is."""
    first = _midnight(_day(since), zone) if since else BEGINNING
    last = _day(until) if until else date.max - timedelta(days=2)
    return Span(first, _midnight(last + timedelta(days=1), zone))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise StartFault(f"A day is written like 2026-11-01, not {text}.") from None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
