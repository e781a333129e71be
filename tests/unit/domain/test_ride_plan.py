"""A plan for everybody at once, on days small enough to be read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.drivers import Driver
from bot.domain.ride_plan import Match, match_all
from bot.domain.rides import Need, Trip, TripState
from tests.unit.domain.ride_samples import AROUND, at, driver, need, trip


def plan(
    needs: list[Need],
    trips: Sequence[Trip] = (),
    drivers: Sequence[Driver] = (),
) -> dict[str, Match]:
    return {match.case_id: match for match in match_all(needs, trips, drivers, AROUND)}


def test_a_seat_in_a_trip_there_is_comes_before_asking_anybody() -> None:
    found = plan([need("n")], [trip("t")], [driver("d")])
    assert found == {"n": Match("n", "driver of t", "t", "n")}


def test_those_who_go_the_same_way_at_the_same_time_share_a_drive() -> None:
    found = plan([need("a", seats=2), need("b", "west", at(8, 15))], [], [driver("d")])
    assert [(m.driver_id, m.trip_id, m.first) for m in found.values()] == [("d", None, "a")] * 2


def test_nobody_is_pooled_with_who_may_infect_them() -> None:
    asked = [need("ill", infectious=True), need("a"), need("b")]
    found = plan(asked, [trip("t", seats=9)], [driver("d")])
    assert (found["ill"].trip_id, found["ill"].driver_id) == (None, "d")
    assert {found["a"].trip_id, found["b"].trip_id} == {"t"}
    assert plan([need("ill", infectious=True)], [trip("t", seats=9)]) == {}


def test_a_car_fetches_within_its_village_and_a_driver_within_the_township() -> None:
    assert plan([need("n", "mouth")], [trip("t", "east")]) == {}
    assert plan([need("n", "mouth")], [], [driver("d", "east")])["n"].driver_id == "d"
    assert plan([need("n", "away")], [], [driver("d", "east")]) == {}


def test_a_driver_is_back_before_the_next_drive() -> None:
    early, late = need("early", leaves=at(8), place_key="a"), need("late", leaves=at(9, 59))
    assert list(plan([early, late], [], [driver("d")])) == ["early"]
    later = need("late", leaves=at(10))
    assert list(plan([early, later], [], [driver("d")])) == ["early", "late"]


def test_a_drivers_own_trip_counts_as_being_away() -> None:
    for state, free in ((TripState.OPEN, False), (TripState.CANCELLED, True)):
        own = trip("t", leaves=at(8, 30), driver_id="d", place_key="market", state=state)
        assert bool(plan([need("n")], [own], [driver("d")])) is free


def test_no_more_drives_than_a_driver_makes_a_day() -> None:
    asked = [need(f"n{hour}", leaves=at(hour)) for hour in (6, 8, 10, 14, 16)]
    assert len(plan(asked, [], [driver("d")])) == 4
    assert len(plan(asked, [], [driver("d", trips_today=3)])) == 1


def test_a_treatment_has_its_place_before_the_market() -> None:
    market = need("market", leaves=at(7), place_key="market")
    found = plan([market, need("dialysis", fixed=True)], [], [driver("d")])
    assert list(found) == ["dialysis"]


def test_room_is_made_by_moving_on_who_can_go_otherwise() -> None:
    """The first takes the only seat of the trip; the wheelchair can go nowhere else."""
    asked = [need("early", leaves=at(7, 45)), need("chair", leaves=at(8), wheelchair=True)]
    found = plan(asked, [trip("t", seats=1, wheelchair=True)], [driver("d")])
    assert (found["early"].driver_id, found["chair"].trip_id) == ("d", "t")


def test_a_whole_drive_is_moved_to_another_driver_to_make_room() -> None:
    """Two share the one car with a lift; both get into the plain car of a neighbour."""
    lift = driver("lift", seats=4, wheelchair=True)
    plain = driver("plain", "mouth", seats=4)
    asked = [need("a", leaves=at(7, 45)), need("b"), need("chair", leaves=at(8, 15),
             wheelchair=True, place_key="clinic")]  # fmt: skip
    found = plan(asked, [], [lift, plain])
    assert {key: match.driver_id for key, match in found.items()} == {
        "a": "plain", "b": "plain", "chair": "lift",
    }  # fmt: skip


def test_who_has_a_place_keeps_one_when_there_is_none_for_all() -> None:
    asked = [need("first", leaves=at(7, 45), place_key="a"), need("second", place_key="b")]
    assert list(plan(asked, [], [driver("d")])) == ["first"]


def test_what_is_the_desks_is_in_no_plan() -> None:
    assert plan([need("drip", desk=True)], [trip()], [driver()]) == {}
