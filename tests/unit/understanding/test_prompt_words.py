"""Words about prompts are read for what they are, and nothing else is taken for them."""

from __future__ import annotations

import pytest

from bot.understanding.prompt_words import (
    ALL,
    Change,
    TopicSaid,
    read_argument,
    read_change,
    read_topic,
)


@pytest.mark.parametrize(
    ("said", "sort", "number"),
    [
        ("停3号", "stop", 3),
        ("停第3条", "stop", 3),
        ("停二十五号", "stop", 25),
        ("停二十号吧", "stop", 20),
        ("停十号", "stop", 10),
        ("停三十一号", "stop", 31),
        ("换5号", "swap", 5),
        ("换掉五号", "swap", 5),
        ("现在发 2号", "now", 2),
        ("现在就发12号。", "now", 12),
        ("预览3号", "preview", 3),
    ],
)
def test_a_line_is_named_by_its_day(said: str, sort: str, number: int) -> None:
    assert read_change(said) == Change(sort, number)  # type: ignore[arg-type]


def test_a_preview_names_a_code_or_a_topic() -> None:
    assert read_change("预览 co_heating") == Change("preview", what="co_heating")
    assert read_change("预览煤气") == Change("preview", what="煤气")


@pytest.mark.parametrize(
    "said",
    ["停电了", "换药", "3号停电", "换个灯泡", "现在发烧38度5", "现在发烧", "停在村口", "发3号"],
)
def test_other_words_are_no_order(said: str) -> None:
    assert read_change(said) is None


@pytest.mark.parametrize(
    ("said", "wanted", "what"),
    [
        ("不想听血压的", False, "血压"),
        ("我不想再听血压的了", False, "血压"),
        ("别发血压的提醒了", False, "血压"),
        ("以后别给我发打药的了", False, "打药"),
        ("不想听这些了", False, ALL),
        ("别发提醒了", False, ALL),
        ("想听防蛇的", True, "防蛇"),
        ("我还想多听点防蛇的知识", True, "防蛇"),
        ("想听健康提醒", True, ALL),
    ],
)
def test_what_somebody_wants_to_hear_of(said: str, wanted: bool, what: str) -> None:
    assert read_topic(said) == TopicSaid(wanted, what)


@pytest.mark.parametrize(
    "said",
    ["我想看孩子", "不想听你说了", "别发烧了", "不要听他的话", "想听听我妈怎么样", "不想收菜了",
     "要收稻子", "不用发车了", "别收玉米", "不要发火", "我不想说", "血压高", "想听戏"],
)  # fmt: skip
def test_other_wishes_are_none_about_prompts(said: str) -> None:
    assert read_topic(said) is None


def test_what_stands_behind_the_command() -> None:
    assert [read_argument(said) for said in ("开始", "停", "日历", "", "农忙")] == [
        "begin", "end", "calendar", "", "",
    ]  # fmt: skip
