"""How each type of answer is read."""

from __future__ import annotations

import pytest

from bot.domain.fields import FIELD_TYPES, Unreadable


def read(field: str, raw: str, *choices: str) -> str:
    return FIELD_TYPES[field](raw, choices)


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        ("choice", " now ", "now"),
        ("yes_no", "是的。", "yes"),
        ("yes_no", " 好 ！", "yes"),
        ("yes_no", "１", "yes"),
        ("yes_no", "Yes", "yes"),
        ("yes_no", "不用!", "no"),
        ("yes_no", "0", "no"),
        ("text", "  井水发黄 ", "井水发黄"),
        ("text", "x" * 2000, "x" * 1000),
        ("time", "明天早上", "明天早上"),
        ("place", "老井旁边", "老井旁边"),
        ("person", "王奶奶", "王奶奶"),
        ("number", "大概3个人", "3"),
        ("number", "38.5度", "38.5"),
        ("number", "３８．５", "38.5"),
        ("number", "38.", "38"),
        ("phone", "138 0000-1234", "13800001234"),
        ("phone", "１３８００００１２３４", "13800001234"),
        ("phone", "＋86 13800001234", "+8613800001234"),
        ("phone", "120", "120"),
    ],
)
def test_an_answer_is_read_the_way_people_write_it(field: str, raw: str, value: str) -> None:
    assert read(field, raw, "now", "later") == value


@pytest.mark.parametrize(
    ("field", "raw", "reason"),
    [
        ("choice", "soon", "form.choose_button"),
        ("choice", "", "form.choose_button"),
        ("yes_no", "也许", "form.yes_or_no"),
        ("yes_no", "", "form.yes_or_no"),
        ("yes_no", "不是很好", "form.yes_or_no"),
        ("text", " \n ", "form.say_something"),
        ("time", "", "form.say_something"),
        ("number", "几个", "form.a_number"),
        ("phone", "12", "form.a_phone"),
        ("phone", "1234567890123456", "form.a_phone"),
        ("phone", "打我电话", "form.a_phone"),
    ],
)
def test_an_answer_that_does_not_fit_says_why(field: str, raw: str, reason: str) -> None:
    with pytest.raises(Unreadable) as no:
        read(field, raw, "now", "later")
    assert no.value.reason == reason
    assert str(no.value) == reason


def test_the_list_of_answer_types_is_closed() -> None:
    assert set(FIELD_TYPES) == {
        "choice",
        "yes_no",
        "text",
        "time",
        "place",
        "person",
        "number",
        "phone",
    }
