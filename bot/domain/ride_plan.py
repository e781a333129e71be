"""A plan for all rides of a day at once: who sits in which trip, who drives whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.boxes import Opening, read_opening
from bot.domain.drivers import Driver
from bot.domain.matching import (
    Around,
    Hour,
    car_unfit,
    departs_between,
    fits_trip,
    hour_of,
    hour_unfit,
    off_today,
    turn,
    upwards,
)
from bot.domain.rides import Need, Trip, TripState

DETOUR = 1  # steps a car goes to fetch somebody: within its own village
DEEPEST = 6  # so many are moved on for one, at most
_Group = tuple[str, ...]  # the rides that are moved on together


@dataclass(frozen=True, slots=True)
class Match:
    """One ride of the plan: a seat in a trip there is, or in a drive yet to be asked for."""

    case_id: str
    driver_id: str
    trip_id: str | None  # None: a drive that the driver has to be asked for
    first: str  # the ride that drive is made for; where the trip is there, the ride itself


@dataclass(eq=False, slots=True)
class _Car:
    """One drive of one car while it is planned; `trip` is as it is without the plan."""

    trip: Trip
    hand: _Hand | None = None  # whose drive it would be; None: a trip there is
    riders: list[Need] = field(default_factory=list)

    def has_room(self, need: Need) -> bool:
        if need.infectious or any(rider.infectious for rider in self.riders):
            return not self.riders and self.hand is not None
        return self.trip.free >= need.seats + sum(rider.seats for rider in self.riders)


@dataclass(eq=False, slots=True)
class _Hand:
    """A driver while it is planned: how many drives are left today, and when they are away."""

    driver: Driver
    opens: tuple[Opening, ...] | None
    left: int
    away: list[datetime]  # when trips there are begin
    cars: list[_Car] = field(default_factory=list)


def match_all(
    needs: Sequence[Need], trips: Iterable[Trip], drivers: Iterable[Driver], around: Around
) -> tuple[Match, ...]:
    """Treatments first, then who leaves first; each to the nearest seat or driver that is free.

    Who found nothing is then made room for, where somebody else can go otherwise as well; nobody
    who has a place loses it. All of one day, which `drivers` are told of; nobody is sent to a
    ride with which they share no unit. `around.above` has to be known here.
    """
    plan = _Plan(trips, drivers, around)
    ordered = sorted(
        (need for need in needs if not need.desk),
        key=lambda need: departs_between(need, around.rules, around.now)[0],
    )
    for fixed in (True, False):
        left = [need for need in ordered if need.fixed is fixed and not plan.seat(need)]
        tried: set[_Group] = set()
        for need in left:
            if plan.make_room(need, tried):
                tried.clear()
    return tuple(plan.matches(ordered))


def _groups(car: _Car) -> Iterator[tuple[Need, ...]]:
    """Who may be moved on: one rider, or all of a drive together with whom it is made for."""
    yield from ((rider,) for rider in tuple(car.riders) if rider.case_id != car.trip.id)
    if car.hand is not None:
        yield tuple(car.riders)


class _Plan:
    """Cars and drivers by place, and who sits where so far."""

    def __init__(self, trips: Iterable[Trip], drivers: Iterable[Driver], around: Around) -> None:
        self._around = around
        self._places: dict[str, _Car] = {}
        self._cars: dict[tuple[str | None, str], list[_Car]] = defaultdict(list)
        self._hands: dict[str, list[_Hand]] = defaultdict(list)
        self._hours: dict[str, Hour] = {}
        self._moves: list[tuple[Need, _Car, bool]] = []  # True: sat down in it
        away: dict[str, list[datetime]] = defaultdict(list)
        for trip in trips:
            if trip.state in (TripState.OPEN, TripState.UNDER_WAY):
                away[trip.driver_id].append(trip.leaves_at)
                self._put_out(_Car(trip))
        for driver in drivers:
            if off_today(driver, around) is None:
                left = around.rules.most_trips - driver.trips_today
                opens = None if driver.opens is None else read_opening(driver.opens)
                hand = _Hand(driver, opens, left, away.get(driver.person_id, []))
                for unit in driver.units:
                    self._hands[unit].append(hand)

    def seat(self, need: Need) -> bool:
        """The first place that is free."""
        for car in self._fitting_cars(need):
            if car.has_room(need):
                self._sit(need, car)
                return True
        for hand in self._fitting_hands(need):
            if self._is_free(hand, need):
                self._sit(need, self._drive(hand, need))
                return True
        return False

    def make_room(self, need: Need, tried: set[_Group], depth: int = 0) -> bool:
        """A place for `need` by moving others on, each of them tried once."""
        if self.seat(need):
            return True
        if depth == DEEPEST:
            return False
        for car in [*self._fitting_cars(need), *self._fitting_drives(need)]:
            for group in _groups(car):
                key = tuple(rider.case_id for rider in group)
                if key not in tried:
                    tried.add(key)
                    if self._instead(need, group, car, tried, depth + 1):
                        return True
        return False

    def _instead(
        self, need: Need, group: tuple[Need, ...], car: _Car, tried: set[_Group], depth: int
    ) -> bool:
        """Seat `need` where `group` sits, if there is another place for each of them."""
        before = len(self._moves)
        for rider in group:
            self._stand_up(rider)
        to = self._opened(need, car)
        if to is not None:
            self._sit(need, to)
            if all(self.make_room(rider, tried, depth) for rider in group):
                return True
        self._take_back(before)
        return False

    def _take_back(self, before: int) -> None:
        while len(self._moves) > before:
            need, car, sat = self._moves.pop()
            if sat:
                self._stand_up(need)
            else:
                self._sit(need, car)
            self._moves.pop()  # taking back is no move

    def _opened(self, need: Need, car: _Car) -> _Car | None:
        """The car itself if `need` gets in; else a drive of its driver at another hour."""
        fits = fits_trip(need, car.trip, self._around.rules, self._around.now) is None
        if fits and car.riders and car.has_room(need):
            return car
        if car.hand is None:
            return car if fits and car.has_room(need) else None
        return self._drive(car.hand, need) if self._is_free(car.hand, need) else None

    def _fitting_cars(self, need: Need) -> list[_Car]:
        """Trips there are before drives that would be, the nearest first."""
        if need.infectious:
            return []
        rules, now = self._around.rules, self._around.now
        begin, _ = departs_between(need, rules, now)
        found: dict[_Car, int] = {}
        for steps, unit in enumerate(upwards(need.unit_id, self._around)[: DETOUR + 1]):
            for car in self._cars.get((need.place_key, unit), ()):
                if car not in found and fits_trip(need, car.trip, rules, now) is None:
                    found[car] = steps
        return sorted(found, key=lambda car: (
            car.hand is not None,
            found[car],
            car.trip.wheelchair and not need.wheelchair,
            abs(car.trip.leaves_at - begin),
        ))  # fmt: skip

    def _fitting_hands(self, need: Need) -> Iterator[_Hand]:
        """Drivers in the order in which they would be asked."""
        hour = self._hours.get(need.case_id)
        if hour is None:
            hour = self._hours[need.case_id] = hour_of(need, self._around)
        seen: set[str] = set()
        for unit in upwards(need.unit_id, self._around):
            fit = [
                hand
                for hand in self._hands.get(unit, ())
                if hand.driver.person_id not in seen
                and car_unfit(need, hand.driver) is None
                and hour_unfit(hour, hand.driver, hand.opens) is None
            ]
            seen.update(hand.driver.person_id for hand in fit)
            yield from sorted(fit, key=lambda hand: turn(need, hand.driver, self._around))

    def _fitting_drives(self, need: Need) -> Iterator[_Car]:
        for hand in self._fitting_hands(need):
            yield from tuple(hand.cars)

    def _is_free(self, hand: _Hand, need: Need) -> bool:
        """Whether they are back from one drive before the next begins."""
        if hand.left <= len(hand.cars):
            return False
        rules = self._around.rules
        begin, _ = departs_between(need, rules, self._around.now)
        taken = [*hand.away, *(car.trip.leaves_at for car in hand.cars)]
        return all(abs(begin - other) >= 2 * rules.drive for other in taken)

    def _drive(self, hand: _Hand, need: Need) -> _Car:
        """A drive made for `need`; it is the driver's only once somebody sits in it."""
        begin, end = departs_between(need, self._around.rules, self._around.now)
        car = hand.driver.vehicle
        trip = Trip(
            id=need.case_id,
            driver_id=hand.driver.person_id,
            unit_id=need.unit_id,
            leaves_at=begin,
            leaves_until=end,
            seats=car.seats if car else 0,
            opened_at=self._around.now,
            changed_at=self._around.now,
            place_key=need.place_key,
            wheelchair=bool(car and car.wheelchair),
        )
        return _Car(trip, hand)

    def _sit(self, need: Need, car: _Car) -> None:
        if car.hand is not None and not car.riders:
            car.hand.cars.append(car)
            self._put_out(car)
        car.riders.append(need)
        self._places[need.case_id] = car
        self._moves.append((need, car, True))

    def _stand_up(self, need: Need) -> None:
        car = self._places.pop(need.case_id)
        car.riders.remove(need)
        self._moves.append((need, car, False))
        if car.hand is not None and not car.riders:
            car.hand.cars.remove(car)
            for unit in upwards(car.trip.unit_id, self._around)[: DETOUR + 1]:
                self._cars[car.trip.place_key, unit].remove(car)

    def _put_out(self, car: _Car) -> None:
        for unit in upwards(car.trip.unit_id, self._around)[: DETOUR + 1]:
            self._cars[car.trip.place_key, unit].append(car)

    def matches(self, needs: Iterable[Need]) -> Iterator[Match]:
        """What came of it, in the order of `needs`."""
        for need in needs:
            car = self._places.get(need.case_id)
            if car is not None:
                there = None if car.hand else car.trip.id
                first = car.trip.id if car.hand else need.case_id
                yield Match(need.case_id, car.trip.driver_id, there, first)
