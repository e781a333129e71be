"""Places: buses that can be caught, days of the week, when a keeper is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.facilities import Facility, FacilityKind, Stop, asks_keeper, departures, read_days

ZONE = ZoneInfo("Asia/Shanghai")
# A Saturday, seven in the morning at home.
SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=ZONE).astimezone(UTC)
EVERY = timedelta(days=90)
POINT = Facility("w", "dongwan", FacilityKind.WATCH_POINT, "守望点", keeper_id="zhao")


def run(number: int, days: str, *at: str, line: str = "bus") -> list[Stop]:
    names = (("大柳树", "liuwan"), ("镇车站", "bailu"), ("县车站", "qingshui"))
    return [
        Stop(line, number, i, name, time.fromisoformat(clock), days, unit)
        for i, ((name, unit), clock) in enumerate(zip(names, at, strict=True))
    ]


def test_a_bus_is_caught_before_it_leaves_and_only_the_way_it_goes() -> None:
    stops = run(0, "mon-sun", "06:50", "07:10", "08:00") + run(
        1, "mon-sun", "09:40", "10:00", "10:50"
    )
    (first, *_) = departures(stops, ["liuwan"], ["qingshui"], SATURDAY, ZONE)
    assert (first.stop, first.to) == ("大柳树", "县车站")
    assert first.leaves.astimezone(ZONE).strftime("%d %H:%M") == "21 09:40"
    assert first.arrives - first.leaves == timedelta(minutes=70)
    assert departures(stops, ["qingshui"], ["liuwan"], SATURDAY, ZONE) == ()
    assert departures(stops, ["liuwan"], ["elsewhere"], SATURDAY, ZONE) == ()


def test_what_leaves_later_comes_later_whatever_line_it_is_of() -> None:
    stops = run(0, "mon-sun", "16:00", "16:20", "17:10") + run(
        0, "mon-sun", "09:40", "10:00", "10:50", line="other"
    )
    found = departures(stops, ["liuwan"], ["bailu"], SATURDAY, ZONE, days=1)
    assert [bus.facility_id for bus in found] == ["other", "bus"]


def test_a_bus_of_working_days_does_not_go_at_the_weekend() -> None:
    stops = run(0, "mon-fri", "09:40", "10:00", "10:50")
    assert departures(stops, ["liuwan"], ["bailu"], SATURDAY, ZONE) == ()
    (monday,) = departures(stops, ["liuwan"], ["bailu"], SATURDAY, ZONE, days=3)
    assert monday.leaves.astimezone(ZONE).date() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-sun", (0, 1, 2, 3, 4, 5, 6)),
        ("sat", (5,)),
        ("sat,sun", (5, 6)),
        ("fri-mon", (0, 4, 5, 6)),
    ],
)
def test_days_of_the_week(text: str, days: tuple[int, ...]) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["", "daily", "mon-", "mon-xyz", "mon fri"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="days are"):
        read_days(text)


def test_a_keeper_is_asked_when_it_is_long_ago_and_never_twice_within_it() -> None:
    today = date(2026, 11, 21)
    assert asks_keeper(POINT, today, EVERY)
    assert not asks_keeper(replace(POINT, keeper_id=None), today, EVERY)
    lately = replace(POINT, last_confirmed=today - timedelta(days=89))
    assert not asks_keeper(lately, today, EVERY)
    assert asks_keeper(lately, today + timedelta(days=1), EVERY)
    asked = replace(lately, asked_on=today + timedelta(days=1))
    assert not asks_keeper(asked, today + timedelta(days=90), EVERY)
    assert asks_keeper(asked, today + timedelta(days=91), EVERY)
