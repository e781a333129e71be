"""Sums as villagers say them: a limit, what it cost, what was given; and what is none of it."""

from __future__ import annotations

import pytest

from bot.understanding.money_words import (
    answered_fen,
    budget_of,
    fen_of,
    spent_of,
    without_budget,
)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("38块5", 3850),
        ("38块5毛", 3850),
        ("38块5毛2", 3852),
        ("38块50", 3850),
        ("38块5毛钱", 3850),
        ("三十八块五", 3850),
        ("三十八块五毛", 3850),
        ("38.5元", 3850),
        ("38.50元", 3850),
        ("¥38.5", 3850),
        ("一百二十块", 12000),
        ("一百二十块钱", 12000),
        ("一千二百块", 120000),
        ("五毛", 50),
        ("八毛五", 85),
        ("两块", 200),
        ("十块零五毛", 1050),
        ("一百零二块", 10200),
        ("半块", 50),
        ("38", None),
        ("二号楼", None),
        ("三斤肉", None),
        ("三块二斤", 300),
        ("豆腐两块钱，青菜三块", None),
    ],
)
def test_one_sum_is_read_in_fen(text: str, fen: int | None) -> None:
    assert fen_of(text) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("帮我带两斤肉一把青菜，五十块以内", 5000),
        ("买点菜，别超过一百块", 10000),
        ("捎袋米，不超过50元", 5000),
        ("预算100", 10000),
        ("最多三十块", 3000),
        ("五十块左右", 5000),
        ("80块钱以内", 8000),
        ("顶多20块钱的东西", 2000),
        ("帮我买三十块钱的肉", 3000),
        ("控制在六十块内", 6000),
        ("不超过五十", 5000),
        ("肉15块一斤，买两斤", None),
        ("帮我带两斤肉一把青菜", None),
        ("我家在五十号", None),
        ("一共38块5", None),
        ("血压150以内", None),
    ],
)
def test_a_limit_is_read_before_something_is_bought(text: str, fen: int | None) -> None:
    assert budget_of(text) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("一共38块5", 3850),
        ("总共三十八块五", 3850),
        ("肉30，菜8块5，一共38.5", 3850),
        ("买好了，花了62块", 6200),
        ("共计45元", 4500),
        ("38块5", 3850),
        ("办好了，一共38块5", 3850),
        ("肉一斤15块，一共30块", 3000),
        ("肉涨价了，一共要62块", 6200),
        ("肉涨到20块了，总共花了六十二", 6200),
        ("肉一斤15块", None),
        ("肉15块一斤了", None),
        ("借我50块", None),
        ("他还欠我三十块", None),
        ("发烧38.5", None),
        ("五十块以内买不到", None),
        ("够不够30块？", None),
        ("工钱一天200块", None),
        ("我到了", None),
        ("体温38度5", None),
        ("肉涨到20块了", None),
    ],
)
def test_what_it_cost_is_said_by_who_bought_it(text: str, fen: int | None) -> None:
    assert spent_of(text) == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("30", 3000),
        ("三十", 3000),
        ("我给了30", 3000),
        ("给了他三十块", 3000),
        ("30块", 3000),
        ("转了38.5", 3850),
        ("不知道", None),
        ("3号下午给的", None),
        ("我30岁", None),
        ("给了他一袋米", None),
    ],
)
def test_who_is_asked_how_much_answers_with_a_number(text: str, fen: int | None) -> None:
    assert answered_fen(text) == fen


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("帮我带两斤肉一把青菜，五十块以内", "帮我带两斤肉一把青菜"),
        ("五十块以内，帮我带两斤肉", "帮我带两斤肉"),
        ("帮我带五十块以内的水果", "帮我带的水果"),
        ("帮我带两斤肉", "帮我带两斤肉"),
        ("帮我买袋米，预算100，明天要", "帮我买袋米，明天要"),
    ],
)
def test_the_list_is_read_without_the_limit(text: str, rest: str) -> None:
    assert without_budget(text) == rest
