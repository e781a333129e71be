"""What stands in a cell is read as people write it, or it is said what it should be."""

from __future__ import annotations

from datetime import date

import pytest

from bot.content.content import Content
from bot.services.roster.cells import Cell, IdCard, Named, Unread, read_cell

TODAY = date(2026, 11, 23)


def read(content: Content, code: str, value: Cell) -> object:
    form = content.roster
    return read_cell(form.columns[code], form, value, TODAY)


@pytest.mark.parametrize(
    ("code", "value", "meant"),
    [
        ("born", "1948", "1948"),
        ("born", 1948, "1948"),
        ("born", "1948.3", "1948-03"),
        ("born", "1948年3月9日", "1948-03-09"),
        ("born", "19480309", "1948-03-09"),
        ("born", "194803", "1948-03"),
        ("born", "１９４８-３", "1948-03"),
        ("born", date(1948, 3, 9), "1948-03-09"),
        ("flu", "2026/10/8", date(2026, 10, 8)),
        ("flu", date(2026, 10, 8), date(2026, 10, 8)),
        ("phone", 13800000001, "13800000001"),
        ("phone", "138 0000 0001", "13800000001"),
        ("phone", "0551-0000310", "0551-0000310"),
        ("phone", "13800000001、13900000002", "13800000001"),
        ("alone", "是", True),
        ("alone", "√", True),
        ("alone", "否", False),
        ("sex", "女", "f"),
        ("state", "控制不好", "unstable"),
        ("colour", "红", "red"),
        ("guardian1", "李小芳", Named("李小芳")),
        ("guardian1", "李小芳 13800000003", Named("李小芳", "13800000003")),
        ("guardian1", "李小芳（13800000003）", Named("李小芳", "13800000003")),
        ("kin", "王强 13800000002、王梅", (Named("王强", "13800000002"), Named("王梅"))),
        ("tags", "低保户，留守儿童", ("低保户", "留守儿童")),
        ("allergies", "不详", None),
        ("allergies", "无", "无"),
        ("name", " 王秀英 ", "王秀英"),
        ("id_card", "11010519491231002X", IdCard("1949-12-31", "f")),
        ("id_card", "11010519491231002x", IdCard("1949-12-31", "f")),
    ],
)
def test_a_cell_is_read_as_people_write_it(
    content: Content, code: str, value: Cell, meant: object
) -> None:
    assert read(content, code, value) == meant


@pytest.mark.parametrize(
    ("code", "value", "key"),
    [
        ("born", "48", "born"),
        ("born", "不记得了", "born"),
        ("born", "1948-13", "no_day"),
        ("born", "2030", "born_when"),
        ("born", "1848", "born_when"),
        ("flu", "去年", "day"),
        ("flu", "2026-2-30", "no_day"),
        ("phone", "1380000", "phone"),
        ("alone", "也许", "yes"),
        ("sex", "nv", "choice"),
        ("guardian1", "13800000003", "named"),
        ("id_card", "110105194912310021", "id_card"),
        ("id_card", "1101051949", "id_card"),
        ("medicines", "药" * 201, "long"),
    ],
)
def test_what_cannot_be_read_says_what_it_should_be(
    content: Content, code: str, value: Cell, key: str
) -> None:
    with pytest.raises(Unread) as unread:
        read(content, code, value)
    assert unread.value.key == key
    assert content.messages.has(f"roster.fault.{key}")
