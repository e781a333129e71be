"""Short words about a seat in somebody's car."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.seat_words import (
    declines,
    joins,
    on_day,
    place_only,
    sets_time,
    without_return,
)


@pytest.mark.parametrize(
    "words",
    [
        "坐", "我要坐", "我坐", "算我一个", "捎上我", "带上我吧", "加我一个，两个人", "好，坐这趟",
        "我也去", "给我留个座", "坐这趟", "我们俩要坐",
    ],
)  # fmt: skip
def test_who_gets_in(words: str) -> None:
    assert joins(words)
    assert not declines(words)


@pytest.mark.parametrize("words", ["不坐", "不坐了", "我不坐了，谢谢", "算了吧", "下趟再说"])
def test_who_does_not(words: str) -> None:
    assert declines(words)
    assert not joins(words)


@pytest.mark.parametrize(
    "words",
    ["我坐在家门口", "谁要坐车", "坐久了腰疼", "我也去过县里", "孩子坐不住", "今天不去赶集"],
)
def test_talk_that_is_neither(words: str) -> None:
    assert not joins(words)
    assert not declines(words)


@pytest.mark.parametrize(
    ("words", "moved"),
    [("改到九点走", True), ("八点半出发", True), ("推迟一天", True), ("谢谢", False)],
)
def test_another_time(words: str, moved: bool) -> None:
    assert sets_time(words) is moved


def test_the_way_back_is_cut_off() -> None:
    assert (
        without_return("周三8点去县医院，能捎两个人，下午回来") == "周三8点去县医院，能捎两个人，"
    )


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("县城", "县城"),
        ("去镇上吧", "镇上"),
        ("到县医院去", "县医院"),
        ("去", ""),
        ("我也不知道去哪儿，到时候再说好了", ""),
    ],
)
def test_a_place_and_nothing_else(words: str, place: str) -> None:
    assert place_only(words) == place


def test_a_clock_of_a_known_day() -> None:
    assert on_day("八点走", date(2026, 11, 25)) == "11月25日八点走"
