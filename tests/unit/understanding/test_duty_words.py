"""What is said of duty, and what only sounds like it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.duty_words import (
    Leave,
    Turned,
    asks_who_for,
    asks_who_is_on,
    read_edit,
    read_leave,
    read_note,
    read_swap,
    says_back,
)

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    "text",
    ["谁值班", "今晚谁值班？", "现在是谁在值班", "值班的是谁", "今天谁值夜班啊", "值班电话多少"],
)
def test_who_is_on_is_asked_in_many_ways(text: str) -> None:
    assert asks_who_is_on(text)


@pytest.mark.parametrize("text", ["谁能去镇上值班室拿药", "今晚谁有车", "谁家有人发烧", "我值班"])
def test_what_asks_for_something_else_is_left_alone(text: str) -> None:
    assert not asks_who_is_on(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("谁管我家", ""),
        ("我们家归谁管啊", ""),
        ("我家联络员是谁？", ""),
        ("李守田家谁管", "李守田"),
        ("谁管李守田家", "李守田"),
        ("谁管事", None),
        ("谁管饭", None),
        ("我妈谁管", None),
        ("这事谁管", None),
        ("垃圾谁管", None),
        ("路灯坏了谁管", None),
    ],
)
def test_who_answers_for_a_household(text: str, name: str | None) -> None:
    asked = asks_who_for(text)
    if name is None and asked is not None:
        # A word that is nobody's name is looked up and found to be nobody.
        assert asked
    else:
        assert asked == name


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("周三晚上换许双全值", Turned(date(2026, 11, 25), "night", "许双全")),
        ("今晚让唐小舟值班", Turned(MONDAY, "night", "唐小舟")),
        ("明天白天改成吴秋香值", Turned(date(2026, 11, 24), "day", "吴秋香")),
        ("把周五的班换成许会计值", Turned(FRIDAY, None, "许会计")),
        ("换许双全值", None),
        ("周三晚上换个灯泡", None),
        ("明天让我女儿来拿药", None),
    ],
)
def test_another_name_for_a_turn(text: str, turned: Turned | None) -> None:
    assert read_edit(text, MONDAY) == turned


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("周三晚上跟许双全换一下", Turned(date(2026, 11, 25), "night", "许双全")),
        ("我想把今晚的班跟双全换", Turned(MONDAY, "night", "双全")),
        ("我跟他换点鸡蛋", None),
    ],
)
def test_a_swap_in_words(text: str, turned: Turned | None) -> None:
    assert read_swap(text, MONDAY) == turned


@pytest.mark.parametrize(
    ("text", "leave"),
    [
        ("小芳请假到周五，采霞代", Leave("小芳", FRIDAY, "采霞")),
        ("我请假到周五", Leave(None, FRIDAY, None)),
        ("我请假三天，让采霞替我", Leave(None, date(2026, 11, 25), "采霞")),
        ("我请三天假", Leave(None, date(2026, 11, 25), None)),
        ("我病了", Leave(None, None, None, ill=True)),
        ("我病了，采霞代", Leave(None, None, "采霞", ill=True)),
        ("我明天请假", Leave(None, None, None, first=date(2026, 11, 24))),
        ("孩子请假怎么写条子", None),
        ("我妈病了", None),
        ("我病了发烧39度", None),
        ("老师不在", None),
        ("我请假，谁帮我带孩子", None),
    ],
)
def test_being_away(text: str, leave: Leave | None) -> None:
    assert read_leave(text, MONDAY) == leave


def test_a_note_for_who_comes_next() -> None:
    assert read_note("交班：王奶奶家的灯还亮着") == "王奶奶家的灯还亮着"
    assert read_note("交班") is None
    assert read_note("几点交班") is None


@pytest.mark.parametrize(
    ("text", "back"), [("我回来了", True), ("我销假了", True), ("好了", True), ("车好了没", False)]
)
def test_being_back(text: str, back: bool) -> None:
    assert says_back(text) is back
