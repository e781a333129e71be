"""Counts of small units are summed; who gave no sign is left alone until they give one."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.prompting import Had
from bot.domain.prompting_people import gone_silent
from bot.domain.reach import Reach, publishable

DAY = date(2026, 11, 23)


def had(*answered: bool, danger: bool = False) -> tuple[Had, ...]:
    """The newest first, two days apart."""
    return tuple(
        Had("co", "co", DAY - timedelta(days=2 * n), answered=yes, danger=danger)
        for n, yes in enumerate(answered)
    )


def test_units_with_few_who_serve_stand_together_without_a_name() -> None:
    found = (
        Reach("柳湾村", 9, said=5, heard=7),
        Reach("石桥村", 3, said=4, heard=2, told=1, slowed=("煤气",)),
        Reach("大岗村", 1, said=3, heard=1, slowed=("防蛇",)),
    )
    large, rest = publishable(found, 5)
    assert large.unit == "柳湾村"
    assert rest == Reach(None, 4, said=7, heard=3, told=1, slowed=("煤气", "防蛇"))
    assert publishable(found[:1], 5) == found[:1]


def test_three_without_an_answer_are_silence_and_two_are_not() -> None:
    assert gone_silent(had(False, False, False, True), 3)
    assert not gone_silent(had(False, False), 3)
    assert not gone_silent(had(False, True, False), 3)
    assert not gone_silent(had(False, False, False, danger=True), 3)


def test_only_what_came_after_their_sign_counts_as_silence() -> None:
    silent = had(False, False, False)
    assert not gone_silent(silent, 3, DAY)
    assert not gone_silent(silent, 3, DAY - timedelta(days=4))
    assert gone_silent(silent, 3, DAY - timedelta(days=5))
