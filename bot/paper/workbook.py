"""Tables as an Excel workbook: text stays text, dates are dates, and nothing is ever a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile, copyfileobj
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from bot.paper.cells import Kind, write_cell
from bot.paper.sheet_names import sheet_names

_WIDTHS = {"text": 18, "int": 10, "date": 12, "time": 17, "money": 12}
_NUMBER_FORMATS = {
    "text": "@",  # what is typed into the column later stays text, too
    "int": "0",
    "date": "yyyy-mm-dd",
    "time": "yyyy-mm-dd hh:mm",
    "money": "#,##0.00",
}
_A4 = 9
_MOST_ROWS = 1_048_576
_SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True)
class Column:
    """A title, how many characters wide, and what its cells hold."""

    title: str
    width: float | None = None
    kind: Kind = "text"


@dataclass(frozen=True)
class Sheet:
    """One table; its rows are read once, one after the other."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[object]]


def write_workbook(
    target: Path | BinaryIO,
    sheets: Sequence[Sheet],
    *,
    title: str,
    made: datetime | None = None,
) -> None:
    """All sheets into one file; the target is untouched unless everything could be written."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.xlsx"
        with closing(Workbook(str(draft), {**_SETTINGS, "tmpdir": folder})) as book:
            book.set_properties({"title": title, **({"created": made} if made else {})})
            formats = _formats(book)
            for name, sheet in zip(sheet_names([s.name for s in sheets]), sheets, strict=True):
                _write_sheet(book.add_worksheet(name), sheet, formats)
        _hand_over(draft, target)


def _formats(book: Any) -> dict[str, Any]:
    """One format a kind of cell, and one for the titles."""
    head = {"bold": True, "bg_color": "#E6EBE4", "bottom": 1, "text_wrap": True}
    formats = {kind: book.add_format({"num_format": _NUMBER_FORMATS[kind]}) for kind in _WIDTHS}
    return formats | {"head": book.add_format({**head, "valign": "vcenter", "num_format": "@"})}


def _write_sheet(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    """Titles, then the rows, and a page that can be filtered and printed."""
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width or _WIDTHS[column.kind], formats[column.kind])
        write_cell(page, (0, at), column.title, "text", formats["head"])
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        if last >= _MOST_ROWS:
            raise ValueError(f"the sheet {sheet.name} has more rows than Excel can hold")
        if len(row) != len(sheet.columns):
            raise ValueError(f"row {last} of the sheet {sheet.name} has {len(row)} cells")
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            write_cell(page, (last, at), value, column.kind, formats[column.kind])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _hand_over(draft: Path, target: Path | BinaryIO) -> None:
    """A file is replaced in one step, so that nobody opens half of one."""
    if isinstance(target, Path):
        beside = target.with_name(f".{target.name}.part")
        copyfile(draft, beside)
        beside.replace(target)
        return
    with draft.open("rb") as file:
        copyfileobj(file, target)
