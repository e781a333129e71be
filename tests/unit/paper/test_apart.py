"""Files that lie: too large once unpacked, of another kind, cut off, with a cell far away."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from bot.paper.apart import read_apart
from bot.paper.reading import MOST_BYTES, SheetFault, read_workbook
from bot.paper.workbook import Column, Sheet, write_workbook

SHEET = "xl/worksheets/sheet1.xml"


def a_workbook(folder: Path) -> bytes:
    rows = [("王秀英", 78, date(1948, 3, 9)), ("李守田", 80, date(1946, 10, 1))]
    columns = (Column("姓名"), Column("岁数", kind="int"), Column("出生", kind="date"))
    write_workbook(folder / "list.xlsx", [Sheet("名单", columns, rows)], title="名单")
    return (folder / "list.xlsx").read_bytes()


def with_sheet(book: bytes, text: bytes) -> bytes:
    """The same workbook with other cells."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            new.writestr(name, text if name == SHEET else old.read(name))
    return out.getvalue()


def cells(rows: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + space + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


def why_not(data: bytes) -> str:
    with pytest.raises(SheetFault) as caught:
        read_apart(data)
    return caught.value.reason


def test_what_is_read_apart_is_what_is_read(tmp_path: Path) -> None:
    book = a_workbook(tmp_path)
    assert read_apart(book) == read_workbook(book)
    assert read_apart(book)[0].rows[1] == ("王秀英", 78, date(1948, 3, 9))


def test_a_sheet_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    row = b'<row><c t="inlineStr"><is><t>' + b"x" * 1000 + b"</t></is></c></row>"
    bomb = with_sheet(a_workbook(tmp_path), cells(row * 1_000_000))
    assert len(bomb) < MOST_BYTES
    assert why_not(bomb) == "rows"


def test_a_cell_at_the_far_end_of_the_sheet_is_refused(tmp_path: Path) -> None:
    near, far = b'<row r="1"><c r="A1"><v>1</v></c></row>', b'<c r="XFD1048576"><v>1</v></c></row>'
    far = near + b'<row r="1048576">' + far
    assert why_not(with_sheet(a_workbook(tmp_path), cells(far))) == "rows"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    book = a_workbook(tmp_path)
    assert why_not(book[: int(len(book) * share)]) == "broken"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"\xff\xd8\xff\xe0JFIF", b"OggS" + bytes(100), b"%PDF-1.7", bytes(5000),
     "姓名,组\n王秀英,东湾".encode(), b"<html><table></table></html>"],
)  # fmt: skip
def test_a_file_of_another_kind_is_refused(data: bytes) -> None:
    assert why_not(data) == "broken"


def test_more_than_telegram_gives_is_not_even_opened() -> None:
    assert why_not(bytes(MOST_BYTES + 1)) == "size"


def test_an_entity_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    grows = b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 10) for n in range(9))
    text = (
        b'<!DOCTYPE x [<!ENTITY a0 "lol">'
        + grows
        + b"]>"
        + cells(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>')
    )
    read = BytesIO(with_sheet(a_workbook(tmp_path), text)).getvalue()
    try:
        rows = read_apart(read)[0].rows
    except SheetFault:
        return
    assert re.search("lollol", str(rows)) is None
