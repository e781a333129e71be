"""The obvious rule, written the obvious way: each ride in turn takes the first place there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.drivers import Driver
from bot.domain.matching import (
    FAR,
    Around,
    departs_between,
    fits_trip,
    nearness,
    off_today,
    rank_drivers,
)
from bot.domain.ride_plan import DETOUR
from bot.domain.rides import Need, Trip, TripState


def greedy(
    needs: Sequence[Need], trips: Iterable[Trip], drivers: Sequence[Driver], around: Around
) -> dict[str, str]:
    """Ride → trip; a drive that would have to be asked for is a trip named after its first ride."""
    begins = {n.case_id: departs_between(n, around.rules, around.now)[0] for n in needs}
    there = [t for t in trips if t.state in (TripState.OPEN, TripState.UNDER_WAY)]
    fit = [d for d in drivers if off_today(d, around) is None]
    asked: list[Trip] = []
    found: dict[str, str] = {}
    for need in sorted(needs, key=lambda n: (not n.fixed, begins[n.case_id])):
        cars = _cars(need, there, asked, begins[need.case_id], around)
        if cars:
            on, number = cars[0]
            on[number] = replace(on[number], taken=on[number].taken + need.seats)
            found[need.case_id] = on[number].id
            continue
        for driver in rank_drivers(need, fit, around):
            if _free(driver, need, begins[need.case_id], [*there, *asked], around, asked):
                asked.append(_drive(need, driver, around))
                found[need.case_id] = need.case_id
                break
    return found


def _cars(
    need: Need, there: list[Trip], asked: list[Trip], begin: datetime, around: Around
) -> list[tuple[list[Trip], int]]:
    """Where there is room, best first: trips there are, the nearest, no lift unless needed."""
    if need.infectious:
        return []
    rows = []
    for new, list_ in enumerate((there, asked)):
        for number, trip in enumerate(list_):
            steps = _steps(need, trip, around)
            fits = fits_trip(need, trip, around.rules, around.now) is None
            if steps <= DETOUR and fits:
                lift = trip.wheelchair and not need.wheelchair
                rows.append(((new, steps, lift, abs(trip.leaves_at - begin)), list_, number))
    return [(list_, number) for _, list_, number in sorted(rows, key=lambda row: row[0])]


def _steps(need: Need, trip: Trip, around: Around) -> int:
    ours = (need.unit_id, *around.above.get(need.unit_id, ()))
    theirs = (trip.unit_id, *around.above.get(trip.unit_id, ()))[: DETOUR + 1]
    return next((n for n, unit in enumerate(ours) if unit in theirs), FAR)


def _free(
    driver: Driver,
    need: Need,
    begin: datetime,
    trips: list[Trip],
    around: Around,
    asked: list[Trip],
) -> bool:
    own = [t for t in trips if t.driver_id == driver.person_id]
    new = sum(t.driver_id == driver.person_id for t in asked)
    return (
        nearness(need.unit_id, driver, around) < FAR
        and driver.trips_today + new < around.rules.most_trips
        and all(abs(t.leaves_at - begin) >= 2 * around.rules.drive for t in own)
    )


def _drive(need: Need, driver: Driver, around: Around) -> Trip:
    begin, end = departs_between(need, around.rules, around.now)
    car = driver.vehicle
    return Trip(
        need.case_id, driver.person_id, need.unit_id, begin, end,
        car.seats if car else 0, around.now, around.now, place_key=need.place_key,
        taken=need.seats, wheelchair=bool(car and car.wheelchair), alone=need.infectious,
    )  # fmt: skip
