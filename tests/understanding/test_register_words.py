"""Visits, lines of registers and doors of a sweep say what they are; plans are none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.understanding.register_words import (
    by_proxy,
    door_said,
    line_for,
    sweep_in,
    switch_in,
    values_in,
    visit_in,
    without_mark,
    without_proxy,
)

TODAY = date(2026, 11, 23)
NAMES = {"gate": ("进出登记", "进出"), "spot": ("卡点值守", "卡点")}
FIELDS: list[tuple[str, tuple[str, ...], bool]] = [
    ("came", ("进",), True),
    ("went", ("出",), True),
    ("place", ("地点",), False),
]


@pytest.mark.parametrize(
    ("said", "head", "gift", "note", "days_ago"),
    [
        ("走访 王秀英家 送了米油 屋顶漏雨", "王秀英家", "米油", "屋顶漏雨", 0),
        ("今天走访了王秀英家，送了米油", "王秀英家", "米油", "", 0),
        ("昨天去慰问王德发、李大爷 送了被子", "王德发、李大爷", "被子", "", 1),
        ("看望了王奶奶送去一袋米，灯坏了", "王奶奶", "一袋米", "灯坏了", 0),
        ("慰问李守田", "李守田", "", "", 0),
    ],
)
def test_a_visit_says_who_what_was_brought_and_what_was_seen(
    said: str, head: str, gift: str, note: str, days_ago: int
) -> None:
    found = visit_in(said)
    assert found is not None
    assert (found.head, found.gift, found.note, found.days_ago) == (head, gift, note, days_ago)


@pytest.mark.parametrize(
    "said", ["明天走访王秀英家", "走访安排发一下", "谁去走访王秀英", "走访王奶奶了吗", "走访"]
)
def test_a_plan_a_question_and_a_bare_word_are_no_visit(said: str) -> None:
    assert visit_in(said) is None


def test_a_line_begins_with_the_longest_name_of_its_register() -> None:
    assert line_for("进出登记 进 35", NAMES) == ("gate", "进 35")
    assert line_for("进出：进35", NAMES) == ("gate", "进35")
    assert line_for("卡点", NAMES) == ("spot", "")
    assert line_for("卡点的人呢", NAMES) is None


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("进 35 出 28", {"came": "35", "went": "28"}),
        ("进35人，出28人 下雨", {"came": "35", "went": "28", "note": "下雨"}),
        ("地点 村部 进 3", {"place": "村部", "came": "3"}),
        ("进 不知道", {"note": "不知道"}),
        ("", {}),
    ],
)
def test_each_value_stands_behind_its_word(said: str, values: dict[str, Any]) -> None:
    found = values_in(said, FIELDS, "note")
    assert found == values if said != "进 不知道" else "came" not in found


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("没人", "not_home"), ("不在家", "not_home"), ("锁着门", "not_home"), ("不愿说", "refused"),
        ("都好", "done"), ("查完了", "done"), ("没事。", "done"), ("有炭火，没报警器，缺药", None),
        ("要车去医院", None),
    ],
)  # fmt: skip
def test_a_door_was_met_or_nobody_was_home_or_they_would_not_say(
    said: str, state: str | None
) -> None:
    assert door_said(said) == state


def test_a_neighbour_may_answer_for_a_door() -> None:
    assert by_proxy("隔壁说都好")
    assert door_said(without_proxy("隔壁说都好")) == "done"
    assert not by_proxy("都好")
    assert without_mark("排查 王德发家没人") == "王德发家没人"


def test_on_and_off_for_days_or_until_a_day() -> None:
    assert switch_in("开 30天", TODAY).days == 30
    assert switch_in("关上", TODAY).on is False
    assert switch_in("", TODAY).on is None
    assert switch_in("开到1月5日", TODAY).until == date(2027, 1, 5)
    assert switch_in("开到2月30日", TODAY).until is None


def test_a_sweep_has_a_name_questions_and_an_end() -> None:
    words = sweep_in("用电 问:1.插座老不老；2、会不会断闸 到12月1日", TODAY)
    assert (words.name, words.questions) == ("用电", ("插座老不老", "会不会断闸"))
    assert words.until == date(2026, 12, 1)
    assert sweep_in("取暖 5天", TODAY).days == 5
