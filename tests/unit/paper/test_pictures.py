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
PROMPT = {
    "place": "柳湾村 · 健康明白卡",
    "title": "防煤气中毒",
    "lines": ["烧煤烤火，窗户留条缝", "睡觉前把火熄灭", "打120，好了也去医院"],
    "text": "烧煤烤火窗户留条缝，睡前把火熄灭。头晕恶心快出屋，打120。",
    "rhyme": ["烧煤烤火要留窗", "睡前熄火再上床", "头晕恶心快出屋", "开门通风救命忙"],
    "phones": [{"name": "急救", "number": "120"}, {"name": "联络员 小芳", "number": "13800000003"}],
    "address": "https://t.me/linli_bot?start=card",
    "square_note": "扫一扫，有事跟邻里说",
    "foot": "依据 S31",
}
SCRIPT: dict[str, object] = {
    "title": "大喇叭：防煤气中毒",
    "place": "柳湾村",
    "day": "11月23日",
    "times": ["第一遍", "第二遍"],
    "lines": [["各位乡亲", "烧煤烤火"], ["打幺二零"]],
    "how": ["慢慢念。"],
    "signs": ["谁念的", "几号几点"],
    "foot": "依据 S31",
}
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
    "prompt_card": PROMPT,
    "prompt_poster": PROMPT,
    "loudspeaker": SCRIPT,
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


LONGEST = "一二三四五六七八九十一二三四五六七八九十一二"


@pytest.mark.parametrize("template", ["prompt_card", "prompt_poster"])
def test_the_longest_prompt_stays_on_one_page(template: str) -> None:
    full = {**PROMPT, "title": LONGEST[:10], "lines": [LONGEST] * 5, "text": LONGEST * 2 + "长"}
    for rhyme in ([], [LONGEST[:7]] * 4):
        assert dots(make_png(template, {**full, "rhyme": rhyme}, width=300))[0] == 300


def test_the_longest_script_stays_on_one_page_though_it_is_said_twice() -> None:
    long = [[LONGEST[:10], LONGEST[:12]] for _ in range(7)]
    assert dots(make_png("loudspeaker", {**SCRIPT, "lines": long}, width=300))[0] == 300


def test_the_square_of_a_card_is_the_address_and_without_one_there_is_none() -> None:
    with_square = make_png("prompt_card", PROMPT, width=300)
    other = make_png("prompt_card", {**PROMPT, "address": "https://t.me/x?start=c"}, width=300)
    without = make_png("prompt_card", {**PROMPT, "address": ""}, width=300)
    assert len({with_square, other, without}) == 3
