"""Who fits whom, and in which order drivers are asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.drivers import Driver
from bot.domain.matching import FAR, Unfit, fits_driver, fits_trip, nearness, rank_drivers
from bot.domain.rides import Need, RideRules, Trip, TripState
from tests.unit.domain.ride_samples import AROUND, EVENING, at, driver, need, trip

TODAY = date(2026, 11, 22)
RULES = RideRules()


@pytest.mark.parametrize(
    ("asked", "who", "why"),
    [
        (need(), driver(), None),
        (need(seats=5), driver(), Unfit.SEATS),
        (need(seats=4), driver(), None),
        (need(wheelchair=True), driver(), Unfit.WHEELCHAIR),
        (need(wheelchair=True), driver(wheelchair=True), None),
        (need(desk=True), driver(wheelchair=True), Unfit.DESK),
        (need(), driver(off=True), Unfit.OFF),
        (need(), driver(vehicle=None), Unfit.CAR),
        (need(), driver(trips_today=4), Unfit.MOST_TRIPS),
        (need(), driver(trips_today=3), None),
        (need(), driver(said_no_on=TODAY), Unfit.SAID_NO),
        (need(), driver(said_no_on=TODAY - timedelta(days=1)), None),
        (need(leaves=at(3)), driver(), Unfit.ASLEEP),
        (need(leaves=at(3)), driver(night=True), None),
        (need(leaves=at(13)), driver(), None),
        (need(), driver(opens="mon-fri 08:00-12:00"), None),
        (need(), driver(opens="tue 08:00-12:00"), Unfit.HOURS),
        (need(), driver(opens="mon-fri 08:01-12:00"), Unfit.HOURS),
        (need(leaves=at(3)), driver(opens="mon-sun 02:00-05:00"), None),
    ],
)
def test_why_a_driver_is_not_asked(asked: Need, who: Driver, why: Unfit | None) -> None:
    assert fits_driver(asked, who, AROUND) is why


def test_who_sleeps_is_not_woken_unless_they_drive_by_night() -> None:
    quiet = replace(AROUND, quiet=True)
    assert fits_driver(need(), driver(), quiet) is Unfit.ASLEEP
    assert fits_driver(need(), driver(night=True), quiet) is None


def test_an_appointment_says_by_which_hours_a_driver_is_measured() -> None:
    """There by 08:00 means leaving at half past six, with half an hour to spare."""
    asked = replace(need(), leave_from=None, leave_until=None, be_there_at=at(8))
    assert fits_driver(asked, driver(opens="mon-sun 06:30-07:00"), AROUND) is None
    assert fits_driver(asked, driver(opens="mon-sun 07:30-08:30"), AROUND) is Unfit.HOURS


def test_nearness_is_hamlet_then_village_then_township() -> None:
    units = ("east", "west", "mouth", "away")
    assert [nearness("east", driver(unit=u), AROUND) for u in units] == [0, 1, 2, FAR]


def ranked(asked: Need, *who: Driver) -> list[str]:
    return [one.person_id for one in rank_drivers(asked, who, AROUND)]


def test_the_nearest_is_asked_before_who_was_not_asked_for_longer() -> None:
    near = driver("near", asked_at=EVENING)
    assert ranked(need(), driver("mouth", "mouth"), driver("west", "west"), near) == [
        "near", "west", "mouth",
    ]  # fmt: skip


def test_among_neighbours_the_least_recently_asked_is_first() -> None:
    asked = [
        driver("today", asked_at=EVENING),
        driver("last week", asked_at=EVENING - timedelta(days=7)),
        driver("never"),
    ]
    assert ranked(need(), *asked) == ["never", "last week", "today"]


def test_a_treatment_takes_no_more_seats_than_it_needs() -> None:
    """A treatment takes the smallest car that is enough; other rides go by whose turn it is."""
    small, van = driver("small", seats=3, asked_at=EVENING), driver("van", seats=7)
    assert ranked(need(fixed=True), van, small) == ["small", "van"]
    assert ranked(need(), van, small) == ["van", "small"]


def test_the_wheelchairs_car_is_asked_last_by_those_who_need_none() -> None:
    lift, plain = driver("lift", wheelchair=True), driver("plain", asked_at=EVENING)
    assert ranked(need(), lift, plain) == ["plain", "lift"]
    assert ranked(need(wheelchair=True), lift, plain) == ["lift"]


def test_a_child_goes_with_who_has_a_seat_for_it_first() -> None:
    without, seat = driver("without"), driver("with", child_seat=True, asked_at=EVENING)
    assert ranked(need(child_seat=True), without, seat) == ["with", "without"]


def test_who_does_not_fit_is_not_in_the_list_and_equals_keep_their_order() -> None:
    assert ranked(need(), driver("b"), driver("x", off=True), driver("a")) == ["b", "a"]


@pytest.mark.parametrize(
    ("asked", "there", "why"),
    [
        (need(), trip(), None),
        (need(place_key="market"), trip(), Unfit.PLACE),
        (need(place_key=None), trip(place_key=None), Unfit.PLACE),
        (need(seats=3), trip(taken=1), Unfit.SEATS),
        (need(seats=2), trip(taken=1), None),
        (need(wheelchair=True), trip(), Unfit.WHEELCHAIR),
        (need(), trip(alone=True), Unfit.INFECTIOUS),
        (need(infectious=True), trip(taken=1), Unfit.INFECTIOUS),
        (need(), trip(state=TripState.UNDER_WAY), Unfit.STATE),
        (need(), trip(state=TripState.CANCELLED), Unfit.STATE),
        (need(desk=True), trip(), Unfit.DESK),
        (need(leaves=at(8)), trip(leaves=at(9, 15)), None),
        (need(leaves=at(8)), trip(leaves=at(9, 16)), Unfit.TIME),
        (need(leaves=at(8)), trip(leaves=at(7, 15)), None),
        (need(leaves=at(8)), trip(leaves=at(7, 14)), Unfit.TIME),
        (need(leaves=at(8), be_there_at=at(9, 30)), trip(leaves=at(8, 30)), None),
        (need(leaves=at(8), be_there_at=at(9, 30)), trip(leaves=at(8, 31)), Unfit.TIME),
    ],
)
def test_why_a_trip_is_not_joined(asked: Need, there: Trip, why: Unfit | None) -> None:
    assert fits_trip(asked, there, RULES) is why


def test_a_ride_that_leaves_now_joins_what_leaves_soon() -> None:
    asked = replace(need(), leave_from=None, leave_until=None)
    assert fits_trip(asked, trip(leaves=at(8)), RULES, now=at(7, 30)) is None
    assert fits_trip(asked, trip(leaves=at(8)), RULES, now=at(6)) is Unfit.TIME
