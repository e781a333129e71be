"""A spreadsheet to fill in: big type, choices to pick from, a row that explains, examples."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from xlsxwriter import Workbook

_BIG = 14
_ROWS = 3000  # so many rows are made ready to be typed into
_A4 = 9
_SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True)
class Field:
    """A column to fill in; every example is one row of the template."""

    title: str
    explain: str
    width: int = 12
    examples: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """The sheet to fill in, and the sheet with the words that explain it."""

    name: str
    fields: tuple[Field, ...]
    help_name: str
    help_lines: tuple[str, ...]


def write_template(target: Path, form: Form) -> None:
    """The whole file, or nothing of it."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.xlsx"
        with closing(Workbook(str(draft), {**_SETTINGS, "tmpdir": folder})) as book:
            _fill(book, form)
        beside = target.with_name(f".{target.name}.part")
        copyfile(draft, beside)
        beside.replace(target)


def _fill(book: Any, form: Form) -> None:
    plain = {"font_size": _BIG, "num_format": "@", "valign": "vcenter"}
    text = book.add_format(plain)
    head = book.add_format({**plain, "bold": True, "bg_color": "#E6EBE4", "bottom": 1})
    grey = {**plain, "font_size": 11, "font_color": "#5B635A", "text_wrap": True, "valign": "top"}
    told = book.add_format(grey)
    example = book.add_format({**plain, "font_color": "#8A6D3B", "italic": True})
    page = book.add_worksheet(form.name)
    for at, column in enumerate(form.fields):
        page.set_column(at, at, column.width + 4, text)
        page.write_string(0, at, column.title, head)
        page.write_string(1, at, column.explain, told)
        for row, value in enumerate(column.examples, start=2):
            page.write_string(row, at, value, example)
        if column.choices:
            _offer(page, at, column.choices)
    page.set_row(0, 30)
    page.set_row(1, 60)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    _help(book, form, text)


def _offer(page: Any, at: int, choices: Sequence[str]) -> None:
    """Something else may be typed; the list only offers."""
    rule = {"validate": "list", "source": list(choices), "error_type": "information"}
    page.data_validation(2, at, _ROWS, at, rule)


def _help(book: Any, form: Form, text: Any) -> None:
    page = book.add_worksheet(form.help_name)
    page.set_column(0, 0, 90, text)
    for row, line in enumerate(form.help_lines):
        page.write_string(row, 0, line, text)
