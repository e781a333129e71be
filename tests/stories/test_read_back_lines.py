"""The one line that says back what was understood, whatever was understood."""

from __future__ import annotations

import pytest

from bot.services.opening import open_case
from bot.services.wanted import Wanted
from tests.stories.village import Village

FULL = {
    "when": "2026-11-24 morning 08:00",
    "destination": "县医院",
    "seats": "2",
}


async def wants(village: Village, category: str, slots: dict[str, str]) -> None:
    """赵红霞 asks in private for what fills these slots."""
    desk = village.bot.desk
    wanted = Wanted(
        kind="help",
        category=category,
        unit_id="dongwan",
        origin="private",
        subject_id="zhaohongxia",
        author_id="zhaohongxia",
        slots=slots,
    )
    await desk.database.write(lambda work: open_case(work, desk, wanted))
    await village.settles()


@pytest.mark.parametrize(
    ("category", "slots", "line"),
    [
        ("ride", FULL, "您要车：明天早上8:00 去县医院，2个人。对吗？"),
        (
            "ride",
            {"when": "weekly:0,2,4 dawn", "origin": "村口", "destination": "县医院"},
            "您要车：每周一、三、五天亮前后 从村口 去县医院。对吗？",
        ),
        (
            "ride",
            {"when": "weekly:0,1,2,3,4,5,6", "destination": "镇上"},
            "您要车：每天 去镇上。对吗？",
        ),
        ("ride", {"when": "soon", "destination": "镇上"}, "您要车：越快越好 去镇上。对吗？"),
        ("medicine", {"items": "布洛芬", "amount": "2盒"}, "您要药：布洛芬 2盒。对吗？"),
        ("errand", {"items": "盐1袋、醋2瓶"}, "跑腿代办：盐1袋、醋2瓶。对吗？"),
        ("ride", {"when": "2026-11-25", "destination": "镇上"}, "您要车：后天 去镇上。对吗？"),
        (
            "ride",
            {"when": "2026-11-26 morning 07:30", "destination": "镇上"},
            "您要车：周四（11月26日）早上7:30 去镇上。对吗？",
        ),
        ("borrow", {"items": "梯子", "when": "2026-11-23"}, "借东西：梯子，今天。对吗？"),
        ("farm", {"items": "稻子", "when": "2026-12-01"}, "农活：稻子，周二（12月1日）。对吗？"),
        ("meal", {"when": "2026-11-23 noon", "seats": "2"}, "送饭送菜：今天中午，2个人。对吗？"),
    ],
)
async def test_all_that_is_needed_was_said_and_nothing_is_asked(
    village: Village, category: str, slots: dict[str, str], line: str
) -> None:
    await wants(village, category, slots)
    told = village.zhaohongxia.hears("记下了", line)
    assert [button.text for button in told.buttons] == ["对", "改一改"]
    village.zhaohongxia.hears_nothing()


async def test_the_card_and_the_board_of_the_group_show_it_without_a_name(
    village: Village,
) -> None:
    await wants(village, "ride", FULL)
    await village.passes(minutes=21)
    card = village.group_hears("dongwan", "要车", "明天早上8:00 去县医院，2个人")
    assert "赵红霞" not in card.text


async def test_what_a_matter_has_no_form_for_is_not_said_back(village: Village) -> None:
    await wants(village, "other", FULL)
    told = village.zhaohongxia.hears("记下了")
    assert "对吗" not in told.text
    assert told.buttons == []


async def test_by_night_it_is_said_back_where_it_is_said_that_it_waits(village: Village) -> None:
    await village.until("23:30")
    village.hush()
    await wants(village, "borrow", {"items": "梯子"})
    village.zhaohongxia.hears("记下了", "借东西：梯子")
