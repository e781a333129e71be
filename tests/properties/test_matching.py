"""Whatever the day looks like: no seat is given twice, nobody is sent with who does not fit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drivers import Driver
from bot.domain.matching import FAR, departs_between, fits_driver, fits_trip, nearness
from bot.domain.ride_plan import Match, match_all
from bot.domain.rides import Need, Trip, TripState
from tests.properties.greedy_rides import greedy
from tests.unit.domain.ride_samples import ABOVE, AROUND, EVENING, at, driver, need, trip

units = st.sampled_from(sorted(ABOVE))
clocks = st.builds(lambda quarter: at(5) + timedelta(minutes=15 * quarter), st.integers(0, 28))
places = st.sampled_from(("hospital", "clinic", None))
hours = st.sampled_from((None, None, "mon-sun 06:00-12:00", "tue 06:00-20:00"))
few = st.integers(1, 3)
seldom = st.sampled_from((False, False, False, False, True))
Day = tuple[list[Need], list[Trip], list[Driver]]


@st.composite
def days(draw: st.DrawFn) -> Day:
    """A morning in four hamlets."""
    more = dict(wheelchair=seldom, infectious=seldom, desk=seldom, fixed=st.booleans())
    needs = [
        need(f"n{n}", draw(units), draw(clocks), seats=draw(few), place_key=draw(places),
             **{key: draw(of) for key, of in more.items()})
        for n in range(draw(st.integers(0, 12)))
    ]  # fmt: skip
    drivers = [
        driver(f"d{n}", draw(units), draw(st.integers(1, 5)), wheelchair=draw(seldom),
               night=draw(seldom), opens=draw(hours), off=draw(seldom),
               trips_today=draw(st.integers(0, 4)),
               asked_at=EVENING - timedelta(days=draw(few)))
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    trips = [
        trip(f"t{n}", draw(units), draw(clocks), place_key=draw(places),
             driver_id=draw(st.sampled_from(("d0", "d1", "someone"))), seats=(seats := draw(few)),
             taken=draw(st.integers(0, seats)), alone=draw(seldom), wheelchair=draw(seldom),
             state=draw(st.sampled_from(tuple(TripState))))
        for n in range(draw(st.integers(0, 6)))
    ]  # fmt: skip
    return needs, trips, drivers


def cars(found: tuple[Match, ...], needs: list[Need]) -> dict[tuple[str, str], list[Need]]:
    """Who sits together: by trip, or by the first ride of a drive that is asked for."""
    by_id = {one.case_id: one for one in needs}
    together = defaultdict(list)
    for match in found:
        kind = "trip" if match.trip_id else "drive"
        together[kind, match.trip_id or match.first].append(by_id[match.case_id])
    return together


@given(days())
def test_a_plan_oversells_no_seat_and_sends_nobody_who_does_not_fit(day: Day) -> None:
    needs, trips, drivers = day
    found = match_all(needs, trips, drivers, AROUND)
    assert len({match.case_id for match in found}) == len(found)
    there = {one.id: one for one in trips}
    who = {one.person_id: one for one in drivers}
    drives = {match.first: match.driver_id for match in found if match.trip_id is None}
    for (kind, key), riders in cars(found, needs).items():
        seats = sum(one.seats for one in riders)
        assert len(riders) == 1 or not any(one.infectious for one in riders)
        if kind == "trip":
            assert seats <= there[key].free
            assert all(fits_trip(one, there[key], AROUND.rules) is None for one in riders)
            assert not any(one.infectious for one in riders)
        else:
            assert seats <= who[drives[key]].vehicle.seats  # type: ignore[union-attr]
            _drive_fits(key, riders, who[drives[key]])


def _drive_fits(key: str, riders: list[Need], asked: Driver) -> None:
    """It is made for one of them, and would be joined by the others if it were there."""
    first = next(one for one in riders if one.case_id == key)
    assert fits_driver(first, asked, AROUND) is None
    assert nearness(first.unit_id, asked, AROUND) < FAR
    begin, end = departs_between(first, AROUND.rules, AROUND.now)
    car = asked.vehicle
    there = trip(
        leaves=begin, seats=99, place_key=first.place_key, wheelchair=bool(car and car.wheelchair)
    )
    there = replace(there, leaves_until=end)
    assert all(fits_trip(one, there, AROUND.rules) is None for one in riders if one != first)


@given(days())
def test_no_driver_is_in_two_places_or_drives_more_often_than_they_may(day: Day) -> None:
    needs, trips, drivers = day
    found = match_all(needs, trips, drivers, AROUND)
    by_id = {one.case_id: one for one in needs}
    for one in drivers:
        mine = {m.first for m in found if m.trip_id is None and m.driver_id == one.person_id}
        assert len(mine) + one.trips_today <= AROUND.rules.most_trips or not mine
        begins = sorted(departs_between(by_id[f], AROUND.rules, AROUND.now)[0] for f in mine)
        own = [t.leaves_at for t in trips if t.driver_id == one.person_id
               and t.state in (TripState.OPEN, TripState.UNDER_WAY)]  # fmt: skip
        apart = 2 * AROUND.rules.drive
        assert all(b - a >= apart for a, b in pairwise(begins))
        assert all(abs(a - b) >= apart for a in begins for b in own)


@given(days())
def test_every_treatment_that_the_obvious_rule_finds_a_place_for_has_one(day: Day) -> None:
    needs, trips, drivers = day
    wanted = [one for one in needs if not one.desk]
    obvious = greedy([one for one in wanted if one.fixed], trips, drivers, AROUND)
    found = {match.case_id for match in match_all(needs, trips, drivers, AROUND)}
    assert set(obvious) <= found


@given(days())
def test_the_plan_finds_places_for_all_that_the_obvious_rule_does_and_maybe_more(day: Day) -> None:
    """Of rides that are alike in weight; a treatment may take what a visit to the market had."""
    needs, trips, drivers = day
    alike = [replace(one, fixed=False) for one in needs if not one.desk]
    found = {match.case_id for match in match_all(alike, trips, drivers, AROUND)}
    assert set(greedy(alike, trips, drivers, AROUND)) <= found


@given(
    st.lists(st.sets(st.integers(0, 5), max_size=4), max_size=6),
    st.permutations(range(6)),
)
def test_with_a_seat_a_trip_no_plan_could_find_a_place_for_more(
    wishes: list[set[int]], order: list[int]
) -> None:
    """Each ride may go with some of six trips, said by the hour; counted against all ways."""
    hour = timedelta(hours=1)
    trips = [trip(f"t{n}", leaves=at(6) + n * hour, seats=1) for n in order]
    rules = replace(AROUND.rules, pool_within=timedelta(0))
    spans = [(min(w), max(w)) for w in wishes if w]
    needs = [
        need(f"n{n}", leaves=at(6) + first * hour, leave_until=at(6) + last * hour)
        for n, (first, last) in enumerate(spans)
    ]
    found = match_all(needs, trips, [], replace(AROUND, rules=rules))
    assert len(found) == _most(spans)


def _most(spans: list[tuple[int, int]], taken: frozenset[int] = frozenset()) -> int:
    if not spans:
        return 0
    (first, last), rest = spans[0], spans[1:]
    free = [n for n in range(first, last + 1) if n not in taken]
    return max([_most(rest, taken), *(1 + _most(rest, taken | {n}) for n in free)])


@given(days())
def test_the_same_day_gives_the_same_plan(day: Day) -> None:
    needs, trips, drivers = day
    assert match_all(needs, trips, drivers, AROUND) == match_all(needs, trips, drivers, AROUND)
