from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.paper.cells import LONGEST
from bot.paper.sheet_names import sheet_names
from bot.paper.workbook import Column, Sheet, write_workbook

SHEET = "xl/worksheets/sheet1.xml"
VILLAGE_TIME = timezone(timedelta(hours=8))
STOCK = Sheet(
    "库存",
    (
        Column("品名", width=24),
        Column("批号"),
        Column("数量", kind="int"),
        Column("有效期", kind="date"),
        Column("时间", kind="time"),
        Column("价", kind="money"),
    ),
    [
        (
            "布洛芬片", "00123456", 6, date(2027, 5, 31),
            datetime(2026, 11, 22, 8, 30, tzinfo=VILLAGE_TIME), Decimal("12.50"),
        ),
        ("创可贴", "13800000000", 80, None, None, None),
    ],
)  # fmt: skip


def written(*sheets: Sheet, **other: datetime) -> BytesIO:
    file = BytesIO()
    write_workbook(file, sheets, title="药箱", **other)
    file.seek(0)
    return file


def texts(*values: object) -> list[object]:
    """What comes back of one column of text."""
    rows = [(value,) for value in values]
    book = CalamineWorkbook.from_filelike(written(Sheet("一", (Column("甲"),), rows)))
    return [row[0] for row in book.get_sheet_by_index(0).to_python()[1:]]


def inside(file: BytesIO, name: str) -> str:
    with zipfile.ZipFile(file) as packed:
        return packed.read(name).decode()


def test_a_table_comes_back_as_it_was_given() -> None:
    book = CalamineWorkbook.from_filelike(written(STOCK))
    assert book.sheet_names == ["库存"]
    head, one, two = book.get_sheet_by_name("库存").to_python()
    assert head == ["品名", "批号", "数量", "有效期", "时间", "价"]
    assert one[:3] == ["布洛芬片", "00123456", 6]
    assert one[3:] == [date(2027, 5, 31), datetime(2026, 11, 22, 8, 30), 12.5]  # noqa: DTZ001
    assert two == ["创可贴", "13800000000", 80, "", "", ""]


def test_what_begins_like_a_formula_is_text() -> None:
    hostile = [
        "=1+1",
        "+8613800000000",
        "-5",
        "@SUM(A1)",
        '=HYPERLINK("http://x")',
        "http://x",
        "\t=1",
    ]
    assert texts(*hostile) == hostile
    rows = [(text, text) for text in hostile]
    sheet = Sheet("=1+1", (Column("=1+1"), Column("@", kind="int")), rows)
    page = inside(written(sheet), SHEET)
    assert "<f>" not in page
    assert "<hyperlink" not in page
    assert page.count('t="inlineStr"') == 2 + 2 * len(hostile)


def test_text_that_looks_like_the_files_own_markup_stays_text() -> None:
    given = ["<r><t>甲</t></r>", "<r></r>", "a & b < c", "_x0041_", "行\n行", " 空 "]
    found = [str(text).strip() for text in texts(*given)]
    assert found == [text.strip() for text in given]


def test_what_no_file_can_hold_does_not_stop_the_export() -> None:
    half, long, rare = texts("半\ud83d字", "长" * 40_000, "王🌸𬭳")
    assert half == "半?字"
    assert long == "长" * LONGEST + "…"
    assert rare == "王🌸𬭳"


def test_a_number_too_long_for_excel_and_a_word_among_numbers_stay_as_they_are() -> None:
    rows = [(10**15 + 1,), ("没了",), (True,), (-3,)]
    book = CalamineWorkbook.from_filelike(written(Sheet("一", (Column("数", kind="int"),), rows)))
    assert book.get_sheet_by_index(0).to_python()[1:] == [
        ["1000000000000001"],
        ["没了"],
        ["True"],
        [-3],
    ]


def test_a_day_before_excels_first_is_text() -> None:
    sheet = Sheet("一", (Column("生日", kind="date"),), [(date(1899, 3, 4),)])
    book = CalamineWorkbook.from_filelike(written(sheet))
    assert book.get_sheet_by_index(0).to_python()[1:] == [["1899-03-04"]]


def test_titles_stay_in_sight_and_can_be_filtered_and_print_on_every_page() -> None:
    file = written(STOCK)
    page = inside(file, SHEET)
    assert 'state="frozen"' in page
    assert 'ySplit="1"' in page
    assert '<autoFilter ref="A1:F3"/>' in page
    assert 'orientation="landscape"' in page
    assert "_xlnm.Print_Titles" in inside(file, "xl/workbook.xml")


def test_what_is_typed_into_a_text_column_later_stays_text() -> None:
    file = written(STOCK)
    styles = inside(file, "xl/styles.xml")
    text_format = re.search(r'numFmtId="(\d+)" formatCode="@"', styles)
    assert text_format
    cells = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    column = re.search(r'<col min="2" max="2" .*?style="(\d+)"', inside(file, SHEET))
    assert column
    assert cells[int(column[1])] == text_format[1]


def test_an_empty_table_still_has_its_titles() -> None:
    book = CalamineWorkbook.from_filelike(written(Sheet("空", (Column("甲"), Column("乙")), [])))
    assert book.get_sheet_by_index(0).to_python() == [["甲", "乙"]]


def test_several_sheets_keep_their_order_and_get_names_excel_takes() -> None:
    file = written(*(Sheet(name, (Column("甲"),), []) for name in ("药箱", "药箱", "a/b:c")))
    assert CalamineWorkbook.from_filelike(file).sheet_names == ["药箱", "药箱 2", "a b c"]


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (["[一]*?"], ["一"]),
        (["", "'"], ["Sheet", "Sheet 2"]),
        (["History"], ["History 2"]),
        (["Box", "box"], ["Box", "box 2"]),
        (["长" * 40, "长" * 40], ["长" * 31, "长" * 29 + " 2"]),
        (["𬭳" * 20], ["𬭳" * 15]),
    ],
)
def test_a_sheets_name_is_made_fit(wanted: list[str], given: list[str]) -> None:
    assert sheet_names(wanted) == given


def test_the_title_and_the_hour_are_in_the_file() -> None:
    core = inside(
        written(STOCK, made=datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)), "docProps/core.xml"
    )
    assert "<dc:title>药箱</dc:title>" in core
    assert "2026-11-22T01:02:03Z" in core


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "库存.xlsx"
    target.write_bytes(b"old")
    write_workbook(target, [STOCK], title="药箱")
    assert CalamineWorkbook.from_path(str(target)).sheet_names == ["库存"]
    assert list(tmp_path.iterdir()) == [target]


def test_rows_that_break_off_leave_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "库存.xlsx"
    target.write_bytes(b"old")
    rows = ((1 // number,) for number in (1, 0))
    with pytest.raises(ZeroDivisionError):
        write_workbook(target, [Sheet("一", (Column("甲"),), rows)], title="药箱")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("row", [(), (1, 2)])
def test_a_row_of_another_length_is_a_fault(row: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=f"row 1 of the sheet 一 has {len(row)} cells"):
        written(Sheet("一", (Column("甲"),), [row]))
