"""Who is left alone, until when, and what counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.drivers import Driver
from bot.domain.helping import (
    Rest,
    RestWhy,
    TeamPlace,
    ask_again_at,
    end_of_day,
    end_of_week,
    in_hours,
    left_alone,
)

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # a Wednesday, ten in the morning
TODAY = date(2026, 11, 25)


def test_no_once_and_left_alone_for_the_day() -> None:
    said_no = Driver("d", ("dongwan",), said_no_on=TODAY)
    assert left_alone(said_no, TODAY)
    assert not left_alone(said_no, TODAY + timedelta(days=1))


def test_who_is_off_is_not_asked() -> None:
    assert left_alone(Driver("d", (), off=True), TODAY)
    assert not left_alone(Driver("d", ()), TODAY)


def test_a_rest_holds_from_its_beginning_up_to_its_end() -> None:
    rest = Rest("r", "d", RestWhy.REST, NOW, NOW + timedelta(hours=2))
    assert not rest.holds_at(NOW - timedelta(seconds=1))
    assert rest.holds_at(NOW)
    assert not rest.holds_at(NOW + timedelta(hours=2))


def test_a_rest_without_an_end_holds_until_it_is_ended() -> None:
    rest = Rest("r", "d", RestWhy.UNWELL, NOW, ended_at=NOW + timedelta(days=9))
    assert rest.holds_at(NOW + timedelta(days=8))
    assert not rest.holds_at(NOW + timedelta(days=9))


def test_today_ends_at_midnight_of_the_village() -> None:
    assert end_of_day(NOW, ZONE) == datetime(2026, 11, 26, tzinfo=ZONE)
    late = datetime(2026, 11, 25, 23, 30, tzinfo=ZONE)
    assert end_of_day(late, ZONE) == datetime(2026, 11, 26, tzinfo=ZONE)


@pytest.mark.parametrize("day", [23, 25, 29])
def test_this_week_ends_with_sunday(day: int) -> None:
    moment = datetime(2026, 11, day, 12, tzinfo=ZONE)
    assert end_of_week(moment, ZONE) == datetime(2026, 11, 30, tzinfo=ZONE)


def test_hours_of_the_week_are_those_of_the_village() -> None:
    assert in_hours("wed 08:00-12:00", NOW, ZONE)
    assert not in_hours("wed 12:00-14:00", NOW, ZONE)
    assert not in_hours("thu 08:00-12:00", NOW, ZONE)
    assert in_hours(None, NOW, ZONE)


def test_only_who_was_ill_or_drowsy_is_asked_again() -> None:
    pauses = {RestWhy.UNWELL: timedelta(days=3)}
    assert ask_again_at(RestWhy.UNWELL, NOW, pauses) == NOW + timedelta(days=3)
    assert ask_again_at(RestWhy.REST, NOW, pauses) is None
    assert not RestWhy.REST.of_health
    assert RestWhy.DRANK.of_health


def test_a_team_helps_on_its_first_and_on_its_last_day() -> None:
    place = TeamPlace("t", "liuwan", TODAY, TODAY + timedelta(days=2))
    days = [place.holds_on(TODAY + timedelta(days=n)) for n in range(-1, 4)]
    assert days == [False, True, True, True, False]
    assert TeamPlace("t", "liuwan").holds_on(TODAY)
