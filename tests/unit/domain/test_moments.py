"""When something is wanted, there and back."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.domain.moments import Moment, moment_from_text, moment_to_text

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Moment(day=DAY, part="morning", clock=time(8)), "2026-11-24 morning 08:00"),
        (Moment(day=DAY), "2026-11-24"),
        (Moment(clock=time(17, 30)), "17:30"),
        (Moment(part="dawn"), "dawn"),
        (Moment(weekdays=(0, 2, 4), part="noon"), "weekly:0,2,4 noon"),
        (Moment(soon=True), "soon"),
    ],
)
def test_a_moment_is_the_same_there_and_back(moment: Moment, text: str) -> None:
    assert moment_to_text(moment) == text
    assert moment_from_text(text) == moment


def test_what_is_dated_needs_no_soon() -> None:
    assert moment_to_text(Moment(day=DAY, soon=True)) == "2026-11-24"
    assert moment_to_text(Moment()) == ""


@pytest.mark.parametrize("text", ["", "赶集那天", "2026-13-01", "25:00", "2026-11-24 赶早"])
def test_words_that_are_no_moment_are_none(text: str) -> None:
    assert moment_from_text(text) is None
