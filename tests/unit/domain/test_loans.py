"""Time tells about a loan: the day before, on the day, then the keeper and the liaison; once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.loans import (
    BACK,
    Loan,
    LoanRules,
    Mornings,
    due_on,
    extend,
    may_extend,
    may_write_off,
    next_telling,
    tell,
    with_told,
)
from bot.domain.outcome import Refused
from bot.domain.quiet import QuietHours

ZONE = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
QUIET = QuietHours(((time(21, 0), time(6, 30)), (time(12, 0), time(14, 0))), ZONE)
MORNINGS = Mornings(time(7, 30), QUIET)
RULES = LoanRules()
MONDAY = date(2026, 11, 23)
LOAN = Loan(
    "l", "box", "lot", "d_spo2", 1, datetime(2026, 11, 23, 9, 0, tzinfo=ZONE),
    due_on=date(2026, 11, 26),
)  # fmt: skip


def at(day: int, clock: str = "07:30", zone: ZoneInfo = ZONE) -> datetime:
    """A day of November; 31 is the first of December."""
    hour, minute = (int(part) for part in clock.split(":"))
    start = datetime(2026, 11, 1, hour, minute, tzinfo=zone)
    return start + timedelta(days=day - 1)


def told(loan: Loan, now: datetime, died_on: date | None = None) -> str | None:
    return tell(loan, MORNINGS, RULES, died_on, now)


def lived_through(loan: Loan, until: int, died_on: date | None = None) -> list[tuple[str, str]]:
    """Everything that is told if one looks every half hour."""
    now, said = at(23, "09:00"), []
    while now < at(until):
        code = told(loan, now, died_on)
        if code:
            said.append((code, f"{now:%m-%d %H:%M}"))
            loan = with_told(loan, code, now.date())
        now += timedelta(minutes=30)
    return said


def test_what_the_catalogue_says_is_the_time_else_the_villages_number() -> None:
    assert due_on(MONDAY, 7, RULES) == date(2026, 11, 30)
    assert due_on(MONDAY, None, RULES) == date(2026, 11, 26)


def test_each_is_told_once_at_half_past_seven() -> None:
    assert lived_through(LOAN, 62) == [
        ("tomorrow", "11-25 07:30"),
        ("today", "11-26 07:30"),
        ("overdue", "11-27 07:30"),
        ("liaison", "11-29 07:30"),
        ("lost", "12-26 07:30"),
    ]


def test_nothing_is_told_while_the_village_rests() -> None:
    late_sleepers = replace(QUIET, spans=((time(21, 0), time(8, 0)),))
    mornings = Mornings(time(7, 30), late_sleepers)
    assert tell(LOAN, mornings, RULES, None, at(25, "07:45")) is None
    assert tell(LOAN, mornings, RULES, None, at(25, "08:00")) == "tomorrow"
    assert next_telling(LOAN, mornings, RULES, None, at(24)) == ("tomorrow", at(25, "08:00"))
    assert told(LOAN, at(26, "23:00")) is None
    assert next_telling(LOAN, MORNINGS, RULES, None, at(26, "23:00")) == ("today", at(27, "06:30"))


def test_after_days_without_power_only_the_last_is_told() -> None:
    assert told(LOAN, at(26, "15:00")) == "today"
    assert told(LOAN, at(30, "15:00")) == "overdue"
    after = with_told(LOAN, "overdue", date(2026, 11, 30))
    assert told(after, at(30, "15:30")) is None
    # The liaison hears two days after the borrower did, not two days after the day it was due.
    assert told(after, at(31)) is None
    assert told(after, at(32)) == "liaison"


def test_nobody_is_reminded_on_the_day_it_was_agreed() -> None:
    for_a_day = replace(LOAN, due_on=date(2026, 11, 24))
    assert told(for_a_day, at(23, "09:01")) is None
    assert told(for_a_day, at(24)) == "today"
    longer = extend(LOAN, 1, date(2026, 11, 26), RULES, waiting=False)
    assert isinstance(longer, Loan)
    assert told(longer, at(26, "10:00")) is None
    assert told(longer, at(27)) == "today"


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 3, 28)])
def test_a_clock_that_changes_tells_nothing_twice(day: date) -> None:
    quiet = QuietHours(((time(21, 0), time(2, 30)),), BERLIN)
    mornings = Mornings(time(2, 30), quiet)
    lent = datetime.combine(day - timedelta(days=5), time(9, 0), BERLIN)
    loan = replace(LOAN, lent_at=lent, due_on=day)
    said, now = [], lent
    while now < lent + timedelta(days=8):
        code = tell(loan, mornings, RULES, None, now)
        if code:
            said.append((code, now.astimezone(BERLIN).date() - day))
            loan = with_told(loan, code, now.astimezone(BERLIN).date())
        now += timedelta(minutes=10)
    assert said == [
        ("tomorrow", timedelta(days=-1)),
        ("today", timedelta(0)),
        ("overdue", timedelta(days=1)),
        ("liaison", timedelta(days=3)),
    ]


def test_who_said_that_it_is_back_hears_nothing_more_and_the_keeper_once() -> None:
    back = with_told(LOAN, BACK, date(2026, 11, 24))
    assert lived_through(back, 60) == [("back_again", "11-25 07:30")]
    assert told(replace(LOAN, returned_at=at(24)), at(30)) is None


def test_a_house_in_mourning_is_left_alone_and_the_liaison_hears_after_it() -> None:
    died = date(2026, 11, 25)
    assert lived_through(LOAN, 85, died)[0] == ("ended", "12-25 07:30")
    assert [code for code, _ in lived_through(LOAN, 100, died)] == ["ended", "lost"]
    # A death before it was lent changes nothing.
    assert told(LOAN, at(25), date(2026, 10, 1)) == "tomorrow"


def test_longer_counts_from_the_later_of_today_and_the_day_it_was_due() -> None:
    early = extend(LOAN, None, MONDAY, RULES, waiting=False)
    assert isinstance(early, Loan)
    assert early.due_on == date(2026, 11, 29)
    late = extend(with_told(LOAN, "overdue", date(2026, 11, 27)), 2, date(2026, 11, 28), RULES,
                  waiting=False)  # fmt: skip
    assert isinstance(late, Loan)
    assert late.due_on == date(2026, 11, 30)
    assert late.on("overdue") is None
    month = extend(LOAN, 30, MONDAY, RULES, waiting=False)
    assert isinstance(month, Loan)
    assert month.due_on == date(2026, 12, 3)


def test_longer_is_given_twice_and_not_while_somebody_waits() -> None:
    once = extend(LOAN, None, MONDAY, RULES, waiting=False)
    assert isinstance(once, Loan)
    twice = extend(once, None, MONDAY, RULES, waiting=False)
    assert isinstance(twice, Loan)
    assert not may_extend(twice, RULES)
    assert extend(twice, None, MONDAY, RULES, waiting=False) == Refused(
        "loan.no.often", (("number", "2"),)
    )
    assert extend(LOAN, None, MONDAY, RULES, waiting=True) == Refused("loan.no.waited_for")
    back = with_told(LOAN, BACK, MONDAY)
    assert extend(back, None, MONDAY, RULES, waiting=False) == Refused("loan.no.over")


def test_it_is_given_up_only_after_a_month() -> None:
    assert not may_write_off(LOAN, date(2026, 12, 25), RULES)
    assert may_write_off(LOAN, date(2026, 12, 26), RULES)
