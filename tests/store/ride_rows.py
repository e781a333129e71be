"""A village with drivers, passengers and two cars, for the tests of seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.people import Person
from bot.domain.rides import Booking, BookingState, Need, Trip
from bot.store import cases, people, rides, trips
from bot.store.work import Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.unit.domain.samples import make_case

DRIVERS = ("zhao", "sun")
PASSENGERS = 24
LEAVES = NOW + timedelta(days=1)


def a_trip(id: str = "t1", **more: Any) -> Trip:
    plain = Trip(id, "zhao", "liuwan", LEAVES, LEAVES, 3, NOW, NOW)
    return replace(plain, origin="东湾", destination="县里", place_key="county", **more)


def a_need(case: str = "c1", **more: Any) -> Need:
    plain = Need(case, "east", changed_at=NOW, place_key="county", leave_from=LEAVES)
    return replace(plain, **more)


def a_seat(case: str, trip: str = "t1", seats: int = 1, id: str | None = None) -> Booking:
    name = id or f"b-{trip}-{case}"
    return Booking(name, trip, case, seats, BookingState.BOOKED, NOW, NOW, word="柳树")


async def add_village(work: Work) -> None:
    """Two drivers, and as many matters as there are passengers: c1, c2 …"""
    await add_tree(work)
    for name in DRIVERS:
        await people.add_person(work, Person(name, "east", name), now=NOW)
    for n in range(1, PASSENGERS + 1):
        await add_matter(work, f"c{n}")


async def add_matter(work: Work, id: str, opened_at: datetime = NOW) -> None:
    case = replace(make_case(), id=id, number=id, unit_id="east", opened_at=opened_at)
    await cases.add_case(work, replace(case, author_id=None, subject_id=None))


async def sums(work: Work, *ids: str) -> None:
    """What a trip says is taken is what its passengers sit on, and no more than it has."""
    for id in ids:
        trip = await trips.find_trip(work, id)
        assert trip is not None
        live = [b for b in await trips.bookings_of_trip(work, id) if b.state.live]
        assert trip.taken == sum(b.seats for b in live) <= trip.seats, (id, trip.taken)
        assert not trip.alone or len(live) == 1, "somebody sits beside who may infect them"
        assert len({b.case_id for b in live}) == len(live)


async def wait(work: Work, *needs: Need) -> None:
    for need in needs:
        await rides.put_need(work, need)
