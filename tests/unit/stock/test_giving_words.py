"""Words about a gift: how many, until when, sealed or not, and what is no answer."""

from __future__ import annotations

from datetime import date

import pytest

from bot.understanding.gift_words import answered_day, instead, is_blind, is_no, is_yes

TODAY = date(2026, 11, 23)
DAYS = {
    "2027年3月": "2027-03",
    "明年三月": "2027-03",
    "27年3月": "2027-03",
    "2盒 明年三月": "2027-03",
    "2027.3.15": "2027-03-15",
    "270331": "2027-03-31",
    "2703": "2027-03",
    "20270331": "2027-03-31",
    "270331 批号A2601": "2027-03-31",
}


@pytest.mark.parametrize("said", DAYS)
def test_a_bare_day_answers_until_when(said: str) -> None:
    read = answered_day(said, TODAY)
    assert (read.said, read.fault) == (DAYS[said], None)


@pytest.mark.parametrize("said", ["2027-02-31", "2月31日", "270231", "270230"])
def test_a_day_of_no_calendar_is_a_fault(said: str) -> None:
    assert answered_day(said, TODAY).fault == "no_such_day"


@pytest.mark.parametrize("said", ["两盒", "糊成一片了", "A2601", "13800000007", "2盒"])
def test_what_names_no_day_gives_none(said: str) -> None:
    read = answered_day(said, TODAY)
    assert (read.said, read.fault) == (None, None)


def test_a_day_that_is_over_stands_with_its_fault() -> None:
    read = answered_day("2019年", TODAY)
    assert (read.said, read.fault) == ("2019-12", "past")


def test_short_answers_are_told_apart() -> None:
    assert is_yes("对，送去")
    assert is_yes("好的。")
    assert not is_yes("对了，是三盒")
    assert is_no("不送了")
    assert not is_no("没拆封，送")
    assert is_blind("盒子上看不清")
    assert instead("不是连花清瘟，是布洛芬") == "布洛芬"
    assert instead("三盒") == ""
