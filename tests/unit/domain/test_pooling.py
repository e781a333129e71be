"""Who fits into a car that goes there anyway, and in which order they are fetched."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.matching import FAR
from bot.domain.pooling import Stop, apart, fits, is_hazy, pick_up_order
from bot.domain.rides import Need, RideRules, Trip, TripState
from tests.unit.domain.samples import at, hours, minutes

ABOVE = {
    "east": ("liuwan", "bailu"),
    "west": ("liuwan", "bailu"),
    "bridge": ("stone", "bailu"),
    "alien": ("other", "heron"),
}
RULES = RideRules()
NOW = at("9:00")
LEAVES = NOW + hours(24)
NEED = Need("c1", "east", place_key="county", leave_from=LEAVES, leave_until=LEAVES, changed_at=NOW)
TRIP = Trip("t1", "zhao", "east", LEAVES, LEAVES, 3, NOW, NOW, place_key="county")


def why(need: Need = NEED, trip: Trip = TRIP) -> str | None:
    return fits(need, trip, RULES, ABOVE, NOW)


def test_who_goes_to_the_same_place_at_that_time_fits() -> None:
    assert why() is None
    near = replace(NEED, leave_from=LEAVES + minutes(40), leave_until=LEAVES + minutes(40))
    assert why(near) is None


@pytest.mark.parametrize(
    ("need", "reason"),
    [
        (replace(NEED, place_key="market"), "place"),
        (replace(NEED, leave_from=LEAVES + hours(2), leave_until=LEAVES + hours(2)), "time"),
        (replace(NEED, seats=4), "seats"),
        (replace(NEED, wheelchair=True), "wheelchair"),
        (replace(NEED, infectious=True), "infectious"),
        (replace(NEED, desk=True), "desk"),
        (replace(NEED, unit_id="bridge"), "detour"),
    ],
)
def test_why_somebody_does_not_fit(need: Need, reason: str) -> None:
    assert why(need) == reason


def test_who_may_infect_others_does_not_fit_into_an_empty_car_either() -> None:
    assert why(replace(NEED, infectious=True), replace(TRIP, taken=0)) == "infectious"


@pytest.mark.parametrize("state", [TripState.UNDER_WAY, TripState.CANCELLED, TripState.DONE])
def test_what_has_left_takes_nobody(state: TripState) -> None:
    assert why(trip=replace(TRIP, state=state)) == "state"


def test_beside_somebody_infectious_sits_nobody() -> None:
    assert why(trip=replace(TRIP, taken=1, alone=True)) == "infectious"


@pytest.mark.parametrize(
    ("detour", "unit", "fitting"),
    [
        (0, "east", True), (0, "west", False), (1, "west", True), (1, "bridge", False),
        (2, "bridge", True), (2, "alien", False),
    ],
)  # fmt: skip
def test_how_far_out_of_its_way_it_goes(detour: int, unit: str, fitting: bool) -> None:
    found = why(replace(NEED, unit_id=unit), replace(TRIP, detour=detour))
    assert found == (None if fitting else "detour")


def test_how_far_apart_two_hamlets_are() -> None:
    assert [apart("east", u, ABOVE) for u in ("east", "west", "bridge", "alien")] == [0, 1, 2, FAR]


def test_an_hour_nobody_named_is_no_hour() -> None:
    assert is_hazy(replace(TRIP, leaves_until=LEAVES + hours(9)))
    assert not is_hazy(replace(TRIP, leaves_until=LEAVES + timedelta(minutes=30)))


def test_the_own_hamlet_first_and_a_hamlet_is_left_when_all_are_in() -> None:
    stops = [
        Stop("far", "bridge", NOW),
        Stop("w1", "west", NOW + minutes(1)),
        Stop("e1", "east", NOW + minutes(2)),
        Stop("w2", "west", NOW + minutes(3)),
        Stop("e2", "east", NOW + minutes(4)),
    ]
    assert pick_up_order("east", stops, ABOVE) == ("e1", "e2", "w1", "w2", "far")
    assert pick_up_order("bridge", stops, ABOVE) == ("far", "w1", "w2", "e1", "e2")
    assert pick_up_order("east", [], ABOVE) == ()
