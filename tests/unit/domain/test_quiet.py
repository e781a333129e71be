"""Quiet hours by the clock on the wall."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.quiet import QuietHours, is_night, is_quiet, waking, waking_after
from tests.unit.domain.samples import NEVER_QUIET, QUIET, SHANGHAI, at, hours, minutes

BERLIN = ZoneInfo("Europe/Berlin")
BERLIN_NIGHT = QuietHours(((time(22), time(6, 30)),), BERLIN)


@pytest.mark.parametrize(
    ("clock", "quiet", "night"),
    [
        ("6:29", True, True),
        ("6:30", False, False),
        ("11:59", False, False),
        ("12:00", True, False),
        ("13:59", True, False),
        ("14:00", False, False),
        ("21:59", False, False),
        ("22:00", True, True),
        ("23:59", True, True),
        ("24:00", True, True),
    ],
)
def test_the_night_passes_midnight_and_the_noon_rest_is_no_night(
    clock: str, quiet: bool, night: bool
) -> None:
    assert is_quiet(at(clock), QUIET) is quiet
    assert is_night(at(clock), QUIET) is night


@pytest.mark.parametrize(
    ("start", "wait", "end"),
    [
        ("9:00", 0, "9:00"),
        ("9:00", 120, "11:00"),
        ("9:00", 180, "14:00"),
        ("9:00", 181, "14:01"),
        ("12:30", 0, "14:00"),
        ("12:30", 10, "14:10"),
        ("21:50", 10, "30:30"),
        ("21:50", 9, "21:59"),
        ("21:50", 20, "30:40"),
        ("3:00", 0, "6:30"),
        ("23:00", 5, "30:35"),
        ("9:00", 13 * 60 + 30, "33:00"),
        ("9:00", 27 * 60, "57:00"),
    ],
)
def test_waiting_counts_only_the_time_in_which_people_are_awake(
    start: str, wait: int, end: str
) -> None:
    assert waking_after(at(start), minutes(wait), QUIET) == at(end)


def test_two_spans_that_touch_are_one_rest() -> None:
    quiet = QuietHours(((time(12), time(13)), (time(13), time(14))), SHANGHAI)
    assert waking(at("12:10"), quiet) == at("14:00")


def test_without_quiet_hours_time_simply_passes() -> None:
    assert not is_quiet(at("3:00"), NEVER_QUIET)
    assert waking_after(at("3:00"), hours(30), NEVER_QUIET) == at("33:00")


@pytest.mark.parametrize(
    ("evening", "hours_of_night"),
    [
        (datetime(2026, 3, 28, 22, tzinfo=BERLIN), 7.5),
        (datetime(2026, 10, 24, 22, tzinfo=BERLIN), 9.5),
        (datetime(2026, 6, 1, 22, tzinfo=BERLIN), 8.5),
    ],
)
def test_a_night_lasts_until_the_clock_says_so_also_when_the_clocks_are_changed(
    evening: datetime, hours_of_night: float
) -> None:
    begin = evening.astimezone(UTC)
    assert waking(begin, BERLIN_NIGHT) - begin == hours(hours_of_night)


@pytest.mark.parametrize("zone", [UTC, BERLIN, SHANGHAI])
def test_an_hour_is_an_hour_in_whatever_zone_the_question_is_asked(zone: ZoneInfo) -> None:
    rest = QuietHours(((time(12), time(14)),), BERLIN)
    before = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # half an hour before the clocks go on
    end = waking_after(before.astimezone(zone), hours(2), rest)
    assert end.astimezone(UTC) - before == hours(2)
    assert end.tzinfo is zone


def test_the_hour_that_comes_twice_is_quiet_only_once() -> None:
    quiet = QuietHours(((time(0, 30), time(2, 30)),), BERLIN)
    first = datetime(2026, 10, 25, 0, 15, tzinfo=UTC)  # 02:15, summer time still
    second = first + hours(1)  # 02:15 again
    assert is_quiet(first.astimezone(BERLIN), quiet)
    assert not is_quiet(second.astimezone(BERLIN), quiet)


@pytest.mark.parametrize(
    ("spans", "why"),
    [
        (((time(6), time(6)),), "must not begin when it ends"),
        (((time(6), time(18)), (time(18), time(6))), "must leave some of the day"),
        (((time(0), time(12)), (time(11), time(0))), "must leave some of the day"),
    ],
)
def test_a_rest_that_is_empty_or_endless_is_refused(
    spans: tuple[tuple[time, time], ...], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        QuietHours(spans, SHANGHAI)


def test_a_rest_of_all_but_a_minute_still_ends() -> None:
    quiet = QuietHours(((time(0, 1), time(0)),), SHANGHAI)
    assert waking(at("9:00"), quiet) == at("24:00")
    assert waking_after(at("9:00"), minutes(2), quiet) == at("72:00")
    assert timedelta(0) < waking_after(at("9:00"), minutes(1), quiet) - at("9:00")
