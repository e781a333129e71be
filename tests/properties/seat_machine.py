"""Two cars and many passengers: whatever is done to seats, in any order, beside a plain list."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain.rides import LIVE, Booking, BookingState, Trip, TripState
from bot.store import trips
from bot.store.database import Work
from tests.databases import NOW
from tests.properties.stock_worlds import World
from tests.store.ride_rows import a_trip, add_matter

numbers = itertools.count(1)
MATTERS = 8  # few enough that the same ones are met again and again
which = st.integers(0, 97)
ENDED = (BookingState.CANCELLED, BookingState.NO_SHOW, BookingState.HOME)


@dataclass
class Course:
    """Where machines run one after another, and what they did together."""

    world: World
    steps: int = 0
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


@dataclass
class Seat:
    """One passenger's place as a child would draw it."""

    id: str
    car: str
    matter: str
    seats: int
    state: BookingState
    alone: bool


@dataclass
class Car:
    seats: int
    state: TripState = TripState.OPEN


class Seats(RuleBasedStateMachine):
    """Each machine has two cars of its own; the database keeps those of all before it, too."""

    course: Course

    @initialize(first=st.integers(1, 5), second=st.integers(1, 5))
    def start(self, first: int, second: int) -> None:
        name = f"m{next(numbers)}"
        self.matters = [f"{name}-{n}" for n in range(MATTERS)]
        self.cars = {f"{name}a": Car(first), f"{name}b": Car(second)}
        self.seats: list[Seat] = []
        self.course.world.write(self._open)

    async def _open(self, work: Work) -> None:
        for id in self.matters:
            await add_matter(work, id)
        for id, car in self.cars.items():
            await trips.add_trip(work, a_trip(id, driver_id="keeper", seats=car.seats))

    def some_car(self, n: int) -> str:
        return sorted(self.cars)[n % 2]

    def live(self, car: str | None = None) -> list[Seat]:
        return [s for s in self.seats if s.state in LIVE and car in (None, s.car)]

    def some_seat(self, n: int) -> Seat:
        """Mostly one that somebody sits on."""
        among = (n % 4 and self.live()) or self.seats
        return among[n % len(among)]

    def count(self, name: str, may: bool, did: bool) -> None:
        assert did is may, (name, did)
        self.course.steps += 1
        (self.course.done if may else self.course.refused)[name] += 1

    @rule(n=which, at=which, seats=st.integers(1, 3), alone=st.booleans() | st.just(False))
    def books(self, n: int, at: int, seats: int, alone: bool) -> None:
        car, matter = self.some_car(at), self.matters[n % MATTERS]
        sitting = self.live(car)
        may = (
            self.cars[car].state is TripState.OPEN
            and not any(s.alone for s in sitting)
            and sum(s.seats for s in sitting) + seats <= self.cars[car].seats
            and not (alone and sitting)
            and not any(s.matter == matter for s in self.live())
        )
        id = f"{matter}-{len(self.seats)}"
        new = Booking(id, car, matter, seats, BookingState.BOOKED, NOW, NOW)
        got = self.course.world.write(lambda w: trips.book(w, new, alone=alone))
        self.count("alone" if alone else "book", may, got)
        if got:
            self.seats.append(Seat(id, car, matter, seats, BookingState.BOOKED, alone))
        elif self.cars[car].state is not TripState.OPEN:
            self.is_on_again(car)

    @rule(n=which, state=st.sampled_from(ENDED))
    @precondition(lambda self: self.seats)
    def gets_out(self, n: int, state: BookingState) -> None:
        """Also one that got out before."""
        seat = self.some_seat(n)
        may = seat.state in LIVE
        got = self.course.world.write(lambda w: trips.free(w, seat.id, state, "why", NOW))
        self.count("free", may, got is not None)
        if got is not None:
            assert (got.seats, got.state) == (seat.seats, state)
            seat.state = state

    @rule(n=which, state=st.sampled_from((*LIVE, BookingState.HOME)))
    @precondition(lambda self: self.seats)
    def goes_on(self, n: int, state: BookingState) -> None:
        seat = self.some_seat(n)
        may = seat.state in LIVE
        got = self.course.world.write(lambda w: trips.set_state(w, seat.id, state, NOW))
        self.count("home" if state is BookingState.HOME else "step", may, got is not None)
        if got is not None:
            seat.state = state

    @rule(at=which, seats=st.integers(0, 6))
    def has_other_seats(self, at: int, seats: int) -> None:
        car = self.some_car(at)
        may = seats >= sum(s.seats for s in self.live(car))
        got = self.course.world.write(lambda w: trips.resize(w, car, seats, NOW))
        self.count("resize", may, got)
        if got:
            self.cars[car].seats = seats

    @rule(at=which, away=st.integers(1, 9))
    def is_saved_as_seen_before(self, at: int, away: int) -> None:
        """Whoever writes the trip with an old count of its seats changes none of them."""
        car = self.some_car(at)
        later = NOW + timedelta(minutes=away)
        stale = a_trip(car, seats=99, taken=away, alone=True, leaves_at=later)
        state = self.cars[car].state
        self.course.world.write(lambda w: trips.save_trip(w, replace(stale, state=state)))
        self.count("save", True, True)

    @rule(at=which)
    @precondition(lambda self: len(self.live()) > 2)
    def is_called_off(self, at: int) -> None:
        """Everybody gets out, and nobody gets in until it is on again."""
        car = self.some_car(at)
        self.course.world.write(lambda w: self._off(w, car))
        self.count("off", True, True)
        for seat in self.live(car):
            seat.state = BookingState.CANCELLED
        self.cars[car].state = TripState.CANCELLED

    async def _off(self, work: Work, car: str) -> None:
        for booking in await trips.bookings_of_trip(work, car):
            await trips.free(work, booking.id, BookingState.CANCELLED, "off", NOW)
        await self._put(work, car, TripState.CANCELLED)

    async def _put(self, work: Work, car: str, state: TripState) -> None:
        trip = await trips.find_trip(work, car)
        assert trip is not None
        await trips.save_trip(work, replace(trip, state=state))

    def is_on_again(self, car: str) -> None:
        self.course.world.write(lambda w: self._put(w, car, TripState.OPEN))
        self.cars[car].state = TripState.OPEN

    @invariant()
    def seats_are_right(self) -> None:
        if hasattr(self, "cars"):
            for car, (trip, bookings) in self.course.world.read(self._look).items():
                self._is_right(car, trip, bookings)

    async def _look(self, work: Work) -> dict[str, tuple[Trip, tuple[Booking, ...]]]:
        found = {}
        for car in self.cars:
            trip = await trips.find_trip(work, car)
            assert trip is not None
            found[car] = (trip, await trips.bookings_of_trip(work, car))
        for matter in {*(s.matter for s in self.live()), *(s.matter for s in self.seats[-1:])}:
            last = await trips.booking_of_case(work, matter)
            sits = [s.id for s in self.live() if s.matter == matter]
            assert len(sits) <= 1, "one passenger in two cars"
            assert (last.id if last is not None and last.state.live else None) in (*sits, None)
            assert not sits or last is not None
        return found

    def _is_right(self, car: str, trip: Trip, bookings: tuple[Booking, ...]) -> None:
        live = [b for b in bookings if b.state.live]
        drawn = self.live(car)
        assert {(b.id, b.seats, b.state) for b in live} == {(s.id, s.seats, s.state) for s in drawn}
        assert trip.taken == sum(b.seats for b in live) <= trip.seats == self.cars[car].seats
        assert trip.alone is any(s.alone for s in drawn)
        assert not trip.alone or len(live) == 1, "somebody sits beside who may infect them"
        assert trip.state is self.cars[car].state
