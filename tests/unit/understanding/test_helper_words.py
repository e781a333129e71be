"""What helpers say of skills and medicine, what cadres say of teams."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.content.helping import read_helping
from bot.content.layers import Layer, Shelf
from bot.understanding.helper_words import (
    Off,
    TeamOrder,
    gives_to,
    is_fleet,
    number_in,
    off_for,
    offered_skills,
    read_team_order,
    skills_listed,
    took_medicine,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def words() -> Mapping[str, tuple[str, ...]]:
    helping = read_helping(Shelf((Layer(ROOT),)))
    return {code: (kind.name, *kind.words) for code, kind in helping.skills.items()}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("我是护士，愿意帮忙", {"nurse"}),
        ("我是护士愿意帮忙", {"nurse"}),
        ("我会理发，可以帮大家", {"hair"}),
        ("我当过电工，用得着就喊我", {"electrics"}),
        ("俺会开拖拉机，能帮大家", {"tractor"}),
        ("我以前是老师，报名志愿者", {"teaching"}),
        ("我退休前是医生，愿意出点力", {"doctor"}),
    ],
)
def test_who_can_do_something_and_would_signs_up(
    words: Mapping[str, tuple[str, ...]], text: str, codes: set[str]
) -> None:
    assert set(offered_skills(text, words)) == codes


@pytest.mark.parametrize(
    "text",
    [
        "谁是护士，能帮我换个药吗",
        "我会做饭吗",
        "我是护士",
        "护士说可以帮忙",
        "我会理发的叔叔住院了，能帮忙照看一下吗",
        "帮我找个会理发的",
        "医生让我多喝水",
    ],
)
def test_other_words_sign_nobody_up(words: Mapping[str, tuple[str, ...]], text: str) -> None:
    assert offered_skills(text, words) == ()


def test_behind_the_command_the_name_is_enough(words: Mapping[str, tuple[str, ...]]) -> None:
    assert set(skills_listed("理发 做饭", words)) == {"hair", "cooking"}


@pytest.mark.parametrize(
    ("text", "took"),
    [
        ("我吃了感冒灵", True),
        ("刚吃过氯雷他定", True),
        ("正吃感冒药呢", True),
        ("没吃感冒灵", False),
        ("感冒灵能不能吃", False),
        ("谁吃了感冒灵", False),
        ("吃了感冒灵能开车吗", False),
    ],
)
def test_who_took_something_says_so(text: str, took: bool) -> None:
    assert took_medicine(text) is took


@pytest.mark.parametrize(
    ("text", "off"),
    [("今天", "day"), ("这周", "week"), ("先歇着,说一声再来", "until"), ("", None)],
)
def test_for_how_long(text: str, off: Off | None) -> None:
    assert off_for(text) == off


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("把这事交给送药小分队", "送药小分队"),
        ("让送药小分队去办", "送药小分队"),
        ("送药小分队有几个人", None),
        ("交给别人吧", None),
    ],
)
def test_a_matter_is_given_to_a_team_by_its_name(text: str, team: str | None) -> None:
    assert gives_to(text, ["送药", "送药小分队"]) == team


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("柳湾0412交给送药小分队", "柳湾0412"),
        ("把柳湾0412交给送药小分队", "柳湾0412"),
        ("交给送药小分队", None),
    ],
)
def test_the_number_of_a_matter(text: str, number: str | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("", TeamOrder()),
        ("新建 理发队 吴爱华、赵红霞", TeamOrder("new", "理发队", ("吴爱华", "赵红霞"))),
        ("理发队 加 张三", TeamOrder("add", "理发队", ("张三",))),
        ("理发队 退 张三", TeamOrder("drop", "理发队", ("张三",))),
        ("团市委车队 派到 柳湾 5天", TeamOrder("place", "团市委车队", ("柳湾",), 5)),
        ("团市委车队 撤 柳湾", TeamOrder("withdraw", "团市委车队", ("柳湾",))),
        ("新建 慈善会 联系人 唐晓舟", TeamOrder("new", "慈善会", (), None, "唐晓舟")),
    ],
)
def test_a_command_about_a_team(text: str, order: TeamOrder) -> None:
    assert read_team_order(text) == order


def test_a_team_with_cars_is_a_fleet() -> None:
    assert is_fleet("团市委志愿车队")
    assert not is_fleet("送药小分队")
