"""Rows of a spreadsheet as plain values: xlsx, xls and ods alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

LIBRARY = "python_calamine"  # read with the first workbook
ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
MOST_BYTES = 20_000_000
MOST_ROWS = 60_000
MOST_COLUMNS = 200

Cell = str | float | int | date | None


class SheetFault(Exception):
    """It cannot be read; `reason` is a code: size, kind, locked, broken, empty, rows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet somebody can see, from its very first row and column, so that places are right."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_workbook(source: Path | bytes) -> tuple[ReadSheet, ...]:
    """Every sheet that can be seen; hidden ones hold lists for choosing and are nobody's."""
    data = source.read_bytes() if isinstance(source, Path) else source
    if len(data) > MOST_BYTES:
        raise SheetFault("size")
    calamine = import_module(LIBRARY)
    visible = calamine.SheetVisibleEnum.Visible
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            seen = [m.name for m in book.sheets_metadata if m.visible is visible]
            return tuple(_sheet(book, name) for name in seen)
    except (calamine.CalamineError, OSError, ValueError) as fault:
        raise SheetFault(_reason(type(fault).__name__)) from fault


def _reason(name: str) -> str:
    return "locked" if "Password" in name else "broken"


def _sheet(book: Any, name: str) -> ReadSheet:
    page = book.get_sheet_by_name(name)
    if page.total_height > MOST_ROWS or page.total_width > MOST_COLUMNS:
        raise SheetFault("rows")
    rows = page.to_python(skip_empty_area=False)
    return ReadSheet(name, tuple(tuple(_cell(value) for value in row) for row in rows))


def _cell(value: object) -> Cell:
    """A day without an hour is a day; whole numbers lose their point; the rest is text."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | int) or value is None:
        return value
    return str(value)
