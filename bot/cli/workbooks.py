"""A list of a service as a workbook, and the days it is about, as the command line names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from bot.cli.place import writing
from bot.faults import StartFault
from bot.paper.cells import Kind
from bot.paper.workbook import Column, Sheet, write_workbook
from bot.services.desk import Desk
from bot.services.stock.sheets import BEGINNING, List, Span

_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}


@Parameter(name="*")
@dataclass(frozen=True)
class Which:
    """Which part of it.

    Parameters
    ----------
    unit
        Only this place and all below it, by its id or name.
    since
        From this day on, like 2026-11-01.
    until
        Up to this day.
    """

    unit: str | None = None
    since: str | None = None
    until: str | None = None

    def span(self, zone: ZoneInfo) -> Span:
        """Whole days of the village; without any, everything there is."""
        first = midnight(day_of(self.since), zone) if self.since else BEGINNING
        last = day_of(self.until) if self.until else date.max - timedelta(days=2)
        return Span(first, midnight(last + timedelta(days=1), zone))


def check_ending(file: Path) -> None:
    """Said before anything is read."""
    if file.suffix.lower() != ".xlsx":
        raise StartFault(f"The file must end in .xlsx, not {file.name}.")


def write_lists(file: Path, desk: Desk, *found: List) -> None:
    """One workbook, a sheet a list; the first gives the title and is counted."""
    made = desk.now().astimezone(desk.zone).replace(tzinfo=None)
    with writing(file):
        write_workbook(file, [_sheet(one) for one in found], title=found[0].name, made=made)
    print(f"{len(found[0].rows)} rows were written to {file}.")


def day_of(text: str) -> date:
    """A day as it is written on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise StartFault(f"A day is written like 2026-11-01, not {text}.") from None


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a day of the village begins."""
    return datetime.combine(day, time(), zone)


def _sheet(found: List) -> Sheet:
    columns = tuple(Column(title, kind=_KINDS[kind]) for title, kind in found.columns)
    return Sheet(found.name, columns, found.rows)
