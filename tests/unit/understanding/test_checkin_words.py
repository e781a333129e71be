"""Words of the round: what is surely one, and what goes another way."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.understanding.checkin_words import (
    come_back,
    gone_away,
    moment_of,
    phoned_kin,
    read_lines,
    read_order,
    read_said,
    tenths_of,
)

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("平安", "fine"), ("都好", "fine"), ("还行。", "fine"), ("我今天挺好的", "fine"),
        ("回电话", "call_back"), ("给我回个电话", "call_back"),
        ("每天问我一声", "daily"), ("别问了", "none"), ("以后不要天天问我", "none"),
        ("告诉我儿子我平安", "far"), ("36.8", "temperature"),
    ],
)  # fmt: skip
def test_what_somebody_says_of_themselves(text: str, said: str) -> None:
    assert read_said(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "平安路怎么走",
        "我不舒服",
        "要车",
        "给我妈打电话",
        "别人家都好就我家没水",
        "都好好说说这个路灯",
    ],
)
def test_what_is_something_else(text: str) -> None:
    assert read_said(text) is None


def test_a_sheet_typed_back_by_its_numbers() -> None:
    first, second, third = read_lines("1 2 5 见 3 电话 4 没人")
    assert (first.numbers, first.how, first.met) == ((1, 2, 5), "seen", True)
    assert (second.numbers, second.how, second.met) == ((3,), "phone", True)
    assert (third.numbers, third.how, third.met) == ((4,), "knock", False)


def test_a_list_typed_back_by_names() -> None:
    first, second = read_lines("王奶奶 李大爷 见了, 张大爷 电话 没接")
    assert (first.names, first.how) == (("王奶奶", "李大爷"), "seen")
    assert (second.names, second.how, second.met) == (("张大爷",), "phone", False)


def test_a_day_that_was_said_holds_for_what_follows() -> None:
    first, second = read_lines("昨天下午 1 2 见了，3 电话")
    assert (first.when, second.when) == ("昨天下午", "昨天下午")
    (late,) = read_lines("王奶奶昨天下午见的")
    assert moment_of(late.when, NOW, ZONE) == datetime(2026, 11, 23, 15, 0, tzinfo=ZONE)


def test_a_moment_is_never_later_than_now() -> None:
    assert moment_of("下午", NOW, ZONE) is None
    assert moment_of("刚才", NOW, ZONE) is None
    assert moment_of("早上", NOW, ZONE) == datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)


@pytest.mark.parametrize("text", ["今天好累", "见了", "1 2 3", "王奶奶", "明天见", ""])
def test_where_no_line_is_whole_there_is_no_list(text: str) -> None:
    assert all(entry.names or entry.numbers for entry in read_lines(text))
    if text != "明天见":
        assert read_lines(text) == ()


def test_a_call_with_the_family() -> None:
    assert phoned_kin("刚跟我妈通了电话，挺好") == ("我妈", True)
    assert phoned_kin("今天给我爸打了电话") == ("我爸", False)
    assert phoned_kin("谁跟村里通了电话没有") is None


def test_away_and_back() -> None:
    gone = gone_away("李奶奶去儿子家了，到12月20号")
    assert gone is not None
    assert (gone.name, gone.month, gone.day) == ("李奶奶", 12, 20)
    assert come_back("李奶奶回来了") == "李奶奶"
    assert gone_away("我想去镇上") is None


def test_a_temperature_in_tenths() -> None:
    assert [tenths_of(text) for text in ("36.8", "体温37点2", "38度", "12", "3斤8")] == [
        368, 372, 380, None, None,
    ]  # fmt: skip


def test_an_order_and_until_when() -> None:
    assert read_order("农忙 6月5日") == ("busy", "06-05")
    assert read_order("开始") == ("begin", "")
    assert read_order("") == ("", "")
