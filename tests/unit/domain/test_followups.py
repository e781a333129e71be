"""Questions after an illness: on which days, when nobody asks again, when somebody else hears."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.followups import (
    Answer,
    FollowRules,
    FollowUp,
    due_times,
    is_recovered,
    is_silent,
)
from bot.domain.key_rules import StaleRules, is_stale

ZONE = ZoneInfo("Asia/Shanghai")
RULES = FollowRules()
OVER = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # 23:30 in the village


def row(*answers: Answer | None, passed_on: bool = False) -> list[FollowUp]:
    return [
        FollowUp(
            f"f{n}", "c", "p", "u", n, OVER + timedelta(days=n), answer=said, passed_on=passed_on
        )
        for n, said in enumerate(answers, 1)
    ]


def test_the_days_are_counted_from_the_day_in_the_village() -> None:
    days = [(day, at.astimezone(ZONE).date()) for day, at in due_times(OVER, RULES, ZONE)]
    assert days == [
        (1, date(2026, 11, 24)),
        (3, date(2026, 11, 26)),
        (7, date(2026, 11, 30)),
    ]


def test_twice_well_is_well() -> None:
    assert not is_recovered(row(Answer.WELL, Answer.SO_SO), RULES)
    assert is_recovered(row(Answer.WELL, Answer.SO_SO, Answer.WELL), RULES)


def test_twice_in_vain_in_a_row_is_told_once() -> None:
    assert not is_silent(row(Answer.SILENT), RULES)
    assert not is_silent(row(Answer.SILENT, Answer.SEEN, Answer.SILENT), RULES)
    assert is_silent(row(Answer.WELL, Answer.SILENT, Answer.SILENT), RULES)
    assert not is_silent(row(Answer.SILENT, Answer.SILENT, passed_on=True), RULES)


def test_a_card_is_stale_by_its_colour() -> None:
    rules, day = StaleRules(), date(2026, 11, 23)
    for colour, days in (("red", 30), ("yellow", 90), ("green", 365), (None, 365)):
        assert not is_stale(colour, day - timedelta(days=days - 1), day, rules)
        assert is_stale(colour, day - timedelta(days=days), day, rules)
    assert is_stale("green", None, day, rules)
