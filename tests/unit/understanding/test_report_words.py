"""发热 3 改 2, 零报告, 速报, 卫生室今天不开门: what is one of these, and what is not."""

from __future__ import annotations

import pytest

from bot.understanding.report_words import (
    read_clinic,
    read_clinic_counts,
    read_correction,
    read_flash,
    says_zero,
)

NAMED = {"发热": "fever_new", "返乡": "returnees_today", "120": "emergencies"}


@pytest.mark.parametrize(
    ("text", "code", "value", "was", "sure"),
    [
        ("发热 3 改 2", "fever_new", 2, 3, True),
        ("发热3改成2", "fever_new", 2, 3, True),
        ("发热 改为 4", "fever_new", 4, None, True),
        ("发热改成2", "fever_new", 2, None, True),
        ("发热应该是 4人", "fever_new", 4, None, True),
        ("返乡：5", "returnees_today", 5, None, False),
        ("发热 2", "fever_new", 2, None, False),
        ("120 1 改 0", "emergencies", 0, 1, True),
    ],
)
def test_a_figure_said_otherwise(
    text: str, code: str, value: int, was: int | None, sure: bool
) -> None:
    found = read_correction(text, NAMED)
    assert found is not None
    assert (found.code, found.value, found.was, found.sure) == (code, value, was, sure)


def test_the_reason_may_stand_behind_it() -> None:
    found = read_correction("发热 3 改 2，有一个是昨天的", NAMED)
    assert found is not None
    assert found.why == "有一个是昨天的"


@pytest.mark.parametrize(
    "text",
    [
        "发热 38.5",
        "王奶奶发热 2 天",
        "咳嗽 3 改 2",
        "发热",
        "药 3 改 2",
        "发热了改天去看",
        "x" * 61,
    ],
)
def test_what_is_no_correction(text: str) -> None:
    found = read_correction(text, NAMED)
    assert found is None


@pytest.mark.parametrize("text", ["零报告", "今天没事，零报告", "本村零报告。", "今日无事，零报告"])
def test_zero_is_said(text: str) -> None:
    assert says_zero(text)


@pytest.mark.parametrize("text", ["今天没事", "什么叫零报告？", "零报告怎么报", "没事"])
def test_zero_is_not_said(text: str) -> None:
    assert not says_zero(text)


def test_a_flash_report_begins_with_its_name() -> None:
    assert read_flash("速报：河口涨水了") == "河口涨水了"
    assert read_flash("急报 路断了") == "路断了"
    assert read_flash("有速报吗") is None
    assert read_flash("速报") is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("卫生室今天不开门", "closed"),
        ("村卫生室正常开门", "open"),
        ("卫生室只开上午", "limited"),
        ("卫生室今天开不开门？", None),
        ("卫生室没人", None),
    ],
)
def test_how_a_clinic_stands(text: str, state: str | None) -> None:
    assert read_clinic(text) == state


def test_its_numbers_only_where_every_word_is_one_of_them() -> None:
    assert read_clinic_counts("医生 2 看发热 5 血氧仪 3 空床 1") == {
        "doctors": 2, "fever_visits": 5, "oximeters": 3, "beds": 1,
    }  # fmt: skip
    assert read_clinic_counts("医生 2 苹果 5") == {}
    assert read_clinic_counts("要 2 盒药") == {}
