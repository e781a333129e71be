"""Only words that are surely an order hand somebody's work over."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.roster_words import HandWords, hand_words, takes_back

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("交接 李小芳 给 张三", None),
        ("交接李小芳给张三", None),
        ("交接：李小芳 交给 张三。", None),
        ("把李小芳的工作都交给张三", None),
        ("把李小芳手上的事交给张三", None),
        ("交接 李小芳 给 张三 到12月1日", date(2026, 12, 1)),
        ("交接 李小芳 给 张三，到周五", date(2026, 11, 27)),
        ("交接 李小芳 给 张三 到下周三", date(2026, 12, 2)),
        ("交接 李小芳 给 张三 三天", date(2026, 11, 25)),
        ("交接 李小芳 给 张三 到十五号", date(2026, 12, 15)),
    ],
)
def test_an_order_names_both_sides_and_perhaps_a_last_day(said: str, last: date | None) -> None:
    assert hand_words(said, MONDAY) == HandWords("李小芳", "张三", last)


@pytest.mark.parametrize(
    "said",
    [
        "把药交给张三",
        "把王奶奶送到医院",
        "小芳把钥匙给张三了",
        "交接班几点",
        "今天和小芳交接了",
        "交接 李小芳 给 张三 到猴年马月",
        "帮我跟李小芳说一声交接的事给张三听",
        "交接 " + "李" * 60,
    ],
)
def test_whatever_else_is_said_is_no_order(said: str) -> None:
    assert hand_words(said, MONDAY) is None


def test_it_is_taken_back_by_a_word() -> None:
    assert takes_back("撤回交接")
    assert takes_back("取消这次交接。")
    assert not takes_back("取消")
    assert not takes_back("撤回")
