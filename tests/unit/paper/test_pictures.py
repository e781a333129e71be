from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.paper.engine import TEMPLATES, PaperFault
from bot.paper.sheet import WIDTHS, make_pdf, make_png
from tests.unit.paper.png import dots, share_of
from tests.unit.paper.sample_box import card, month, row
from tests.unit.paper.sample_rides import record, trip, trips

BACKGROUND = bytes((0xFF, 0xFD, 0xF8, 0xFF))
VALUES = {
    "stock_month": month(row("布洛芬片")),
    "stock_picture": card("布洛芬片"),
    "trips_picture": trips(trip("08:00")),
    "service_sheet": record(("2026年11月", "接送2次", 2, 2, "3.5")),
    "round_sheet": {
        "title": "今天问平安",
        "name": "小芳",
        "columns": ["号", "姓名", "住哪、电话", "上次联系", "今天"],
        "rows": [[1, "张守田", "东湾8号 13800000092", "昨天8:10见面"]],
        "boxes": ["见到", "电话", "没人", "不舒服"],
        "token": "abcdefghijklmnopqrstuv",
        "note": "回来把号码打给机器人",
    },
}


def text_of(values: dict[str, object]) -> str:
    """What stands in the picture, read from the same template as a PDF."""
    (page,) = PdfReader(BytesIO(make_pdf("stock_picture", values))).pages
    return "".join(page.extract_text().split())


def test_a_picture_is_as_wide_as_asked_and_has_something_on_it() -> None:
    width, height, lines = dots(make_png("stock_picture", card("布洛芬片", "创可贴"), width=480))
    assert width == 480
    assert 300 < height < 600
    assert 0.2 < share_of(BACKGROUND, lines) < 0.6
    assert len({line[at : at + 4] for line in lines for at in range(0, len(line), 4)}) > 50


def test_two_boxes_make_two_pictures() -> None:
    one, other = (make_png("stock_picture", card(name), width=240) for name in ("甲药", "乙药"))
    assert dots(one)[2] != dots(other)[2]


@pytest.mark.parametrize("template", sorted(path.stem for path in TEMPLATES.glob("*.typ")))
def test_every_template_has_its_width(template: str) -> None:
    assert template in WIDTHS
    assert dots(make_png(template, VALUES[template], width=300))[0] == 300


def test_a_picture_says_name_place_hours_lines_note_and_day() -> None:
    text = text_of(card("布洛芬片", "创可贴"))
    assert text == "东头药箱小卖部里间8:00到20:00布洛芬片6盒创可贴6盒要什么说一声。11月22日"


def test_what_is_not_known_leaves_no_gap() -> None:
    full, bare = (
        dots(make_png("stock_picture", card("布洛芬片", **other), width=360))[1]
        for other in ({}, {"place": "", "hours": "", "note": ""})
    )
    assert bare < full - 60


def test_fourteen_lines_are_shown_and_the_rest_is_counted() -> None:
    names = [f"药{chr(0x7532 + n)}" for n in range(17)]
    text = text_of(card(*names))
    assert [name in text for name in names] == [True] * 14 + [False] * 3
    assert "还有3样" in text
    assert "还有" not in text_of(card(*names[:14]))


def test_an_empty_box_is_a_card_too() -> None:
    assert text_of(card()) == "东头药箱小卖部里间8:00到20:00要什么说一声。11月22日"


def test_an_amount_may_be_a_word() -> None:
    line = {"name": "轮椅", "amount": "借出", "unit": ""}
    assert "轮椅借出" in text_of(card(lines=[line]))


def test_more_than_one_page_is_no_picture() -> None:
    long = month(*(row(f"药{n}号") for n in range(100)))
    with pytest.raises(PaperFault, match="3 pages"):
        make_png("stock_month", long, width=300)


def test_a_template_nobody_wrote_is_a_fault() -> None:
    with pytest.raises(PaperFault, match="nobody"):
        make_png("nobody", card(), width=300)
