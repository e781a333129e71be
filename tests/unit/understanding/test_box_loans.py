"""How much longer, and whether a line is of something borrowed where nothing is named."""

from __future__ import annotations

import pytest

from bot.understanding.box_loans import days_more, is_of_a_loan


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("再借两天", 2),
        ("血氧仪再用3天", 3),
        ("续一个星期", 7),
        ("轮椅再借半", None),
        ("再借几天", None),
        ("下周三再还", None),
    ],
)
def test_how_many_days_more_are_said(text: str, days: int | None) -> None:
    assert days_more(text) == days


@pytest.mark.parametrize("text", ["还了", "谁没还", "什么时候要还", "再借两天", "已经还了"])
def test_these_are_of_a_loan(text: str) -> None:
    assert is_of_a_loan(text)


@pytest.mark.parametrize(
    "text", ["孩子送回来了", "还在医院", "他还有烧", "刚从镇上拿药回来了还没吃饭"]
)
def test_these_are_not(text: str) -> None:
    assert not is_of_a_loan(text)
