"""Drivers and passengers at the same seats at once, over two connections: never one too many."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

from bot.domain.case import Case
from bot.domain.claims import claim, release
from bot.domain.outcome import Refused
from bot.domain.rides import BookingState, TripState
from bot.store import cases, trips
from bot.store.database import Database, Work, open_database
from bot.store.sqltext import QUERIES
from tests.databases import NOW
from tests.store.ride_rows import DRIVERS, PASSENGERS, a_seat, a_trip, add_village, sums
from tests.store.stock_hands import together
from tests.unit.domain.samples import QUIET

T = TypeVar("T")
TRIPS = ("t1", "t2")
# Takes a seat by what one read before, in another write.
CARELESS = "-- name: careless_seat!\nUPDATE trips SET taken = :taken WHERE id = :trip;\n"


@pytest.fixture
async def both(database: Database, second: Database) -> tuple[Database, Database]:
    """Two processes, as far as the database can tell."""

    async def add(work: Work) -> None:
        await add_village(work)
        for id, driver in zip(TRIPS, DRIVERS, strict=True):
            await trips.add_trip(work, a_trip(id, driver_id=driver, seats=4))

    await database.write(add)
    return database, second


async def write(database: Database, fn: Callable[[Work], Awaitable[T]]) -> T | None:
    """None when somebody had the matter before."""
    try:
        return await database.write(fn)
    except cases.Overtaken:
        return None


async def claims(database: Database, case_id: str, trip_id: str) -> bool:
    """A driver takes a matter as a tap does: claim over the revision seen, and its seat."""
    driver = DRIVERS[TRIPS.index(trip_id)]

    async def take(work: Work) -> bool:
        case = await cases.find_case(work, case_id)
        assert case is not None
        moved = claim(case, driver, QUIET, NOW)
        if isinstance(moved, Refused):
            return False
        if not await trips.book(work, _seat(case, trip_id)):
            return False
        await cases.save_case(work, case, moved.case)
        return True

    return bool(await write(database, take))


async def gives_back(database: Database, case_id: str) -> bool:
    async def let_go(work: Work) -> bool:
        case = await cases.find_case(work, case_id)
        assert case is not None
        moved = release(case, case.claimed_by, "cannot", QUIET, NOW)
        seat = await trips.booking_of_case(work, case_id)
        if isinstance(moved, Refused) or seat is None:
            return False
        await trips.free(work, seat.id, BookingState.CANCELLED, None, NOW)
        await cases.save_case(work, case, moved.case)
        return True

    return bool(await write(database, let_go))


def _seat(case: Case, trip_id: str) -> Any:
    return a_seat(case.id, trip_id, id=f"{trip_id}-{case.id}-{case.revision}")


async def everything_is_right(database: Database) -> tuple[int, int]:
    """How many hold a matter, and how many seats are taken: the same, each a driver's own."""

    async def look(work: Work) -> tuple[int, int]:
        await sums(work, *TRIPS)
        held = []
        for n in range(1, PASSENGERS + 1):
            case = await cases.find_case(work, f"c{n}")
            seat = await trips.booking_of_case(work, f"c{n}")
            assert case is not None
            sits = seat is not None and seat.state.live
            assert sits is (case.claimed_by is not None), case.id
            if seat is not None and sits:
                assert DRIVERS[TRIPS.index(seat.trip_id)] == case.claimed_by
                held.append(seat.seats)
        return len(held), sum(held)

    return await database.read(look)


async def test_of_twenty_who_want_the_last_seat_one_gets_it(
    both: tuple[Database, Database],
) -> None:
    await both[0].write(lambda w: trips.resize(w, "t1", 1, NOW))
    got = await together([claims(both[n % 2], f"c{n}", "t1") for n in range(1, 21)])
    assert got.count(True) == 1
    assert await everything_is_right(both[1]) == (1, 1)


async def test_two_drivers_press_for_one_passenger_at_once(
    both: tuple[Database, Database],
) -> None:
    got = await together([claims(both[n % 2], "c1", TRIPS[n % 2]) for n in range(10)])
    assert got.count(True) == 1
    assert await everything_is_right(both[0]) == (1, 1)


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_seat_and_no_matter_has_two_whoever_comes_and_goes(
    both: tuple[Database, Database], seed: int
) -> None:
    async def hand(n: int) -> None:
        dice = Random(seed * 100 + n)
        for _ in range(8):
            at, case = both[n % 2], f"c{dice.randint(1, 12)}"
            what = dice.random()
            if what < 0.6:
                await claims(at, case, dice.choice(TRIPS))
            elif what < 0.85:
                await gives_back(at, case)
            else:
                trip, seats = dice.choice(TRIPS), dice.randint(1, 5)
                await write(at, lambda w, t=trip, s=seats: trips.resize(w, t, s, NOW))

    await together([hand(n) for n in range(10)])
    held, _ = await everything_is_right(both[0])
    assert held > 0


async def test_a_seat_many_give_back_at_once_is_given_back_once(
    both: tuple[Database, Database],
) -> None:
    for name in ("c1", "c2"):
        assert await claims(both[0], name, "t1")
    seat = await both[0].read(lambda w: trips.booking_of_case(w, "c1"))
    assert seat is not None

    async def frees(database: Database, state: BookingState) -> bool:
        done = await write(database, lambda w: trips.free(w, seat.id, state, None, NOW))
        return done is not None

    ends = (BookingState.CANCELLED, BookingState.NO_SHOW, BookingState.HOME)
    got = await together([frees(both[n % 2], ends[n % 3]) for n in range(9)])
    assert got.count(True) == 1
    trip = await both[0].read(lambda w: trips.find_trip(w, "t1"))
    assert trip is not None
    assert trip.taken == 1
    await both[0].read(lambda w: sums(w, *TRIPS))


async def test_who_may_infect_others_and_others_never_share_a_car(
    both: tuple[Database, Database],
) -> None:
    async def boards(n: int) -> bool:
        alone = n % 2 == 0
        return bool(
            await write(both[n // 2 % 2], lambda w: trips.book(w, a_seat(f"c{n}"), alone=alone))
        )

    got = await together([boards(n) for n in range(1, 13)])
    trip = await both[0].read(lambda w: trips.find_trip(w, "t1"))
    assert trip is not None
    assert got.count(True) == (1 if trip.alone else 4)
    await both[0].read(lambda w: sums(w, *TRIPS))


async def test_a_car_made_smaller_while_people_get_in_holds_them(
    both: tuple[Database, Database],
) -> None:
    smaller = [write(both[n % 2], lambda w, s=n: trips.resize(w, "t1", s, NOW)) for n in (1, 2, 3)]
    await together([*(claims(both[n % 2], f"c{n}", "t1") for n in range(1, 9)), *smaller])
    await everything_is_right(both[0])


async def test_a_trip_called_off_while_people_get_in_keeps_nobody_afterwards(
    both: tuple[Database, Database],
) -> None:
    async def off(database: Database) -> None:
        async def call_off(work: Work) -> None:
            trip = await trips.find_trip(work, "t1")
            assert trip is not None
            await trips.save_trip(work, replace(trip, state=TripState.CANCELLED, ended_at=NOW))
            for seat in await trips.bookings_of_trip(work, "t1"):
                await trips.free(work, seat.id, BookingState.CANCELLED, "off", NOW)

        await write(database, call_off)

    boards = [
        write(both[n % 2], lambda w, n=n: trips.book(w, a_seat(f"c{n}"))) for n in range(1, 9)
    ]
    await together([*boards[:4], off(both[1]), *boards[4:]])
    trip = await both[0].read(lambda w: trips.find_trip(w, "t1"))
    assert trip is not None
    assert (trip.state, trip.taken) == (TripState.CANCELLED, 0)
    await both[0].read(lambda w: sums(w, "t1"))


async def test_who_goes_away_in_the_middle_leaves_no_seat_half_taken(
    both: tuple[Database, Database],
) -> None:
    jobs = [asyncio.create_task(claims(both[n % 2], f"c{n}", TRIPS[n % 2])) for n in range(1, 15)]
    for turn in range(24):
        await asyncio.sleep(0)
        if turn % 2:
            jobs[(turn * 5) % len(jobs)].cancel()
    ended = await together([_ended(job) for job in jobs])
    assert True in ended, "somebody went away"
    # What had begun goes on to its end.
    await both[0].write(lambda w: trips.resize(w, "t1", 8, NOW))
    await both[1].write(lambda w: trips.resize(w, "t2", 8, NOW))
    await everything_is_right(both[0])


async def _ended(job: asyncio.Task[bool]) -> bool:
    await asyncio.wait([job])
    return job.cancelled()


async def test_seats_taken_by_what_one_read_before_are_noticed(
    both: tuple[Database, Database], database_url: str, tmp_path: Path
) -> None:
    """That the checks above see it: a careful read, and a blind write."""
    (tmp_path / "careless.sql").write_text(CARELESS)
    careless = await open_database(database_url, now=lambda: NOW, queries=(QUERIES, tmp_path))
    try:
        seen = [await careless.read(lambda w: trips.find_trip(w, "t1")) for _ in range(6)]
        for n, trip in enumerate(seen, start=1):
            assert trip is not None
            assert trip.free == 4
            await careless.write(lambda w, n=n, t=trip: _blindly(w, n, t.taken))
    finally:
        await careless.close()
    with pytest.raises(AssertionError):
        await both[0].read(lambda w: sums(w, "t1"))


async def _blindly(work: Work, n: int, taken: int) -> None:
    seat = a_seat(f"c{n}")
    await work.run(
        "add_booking", id=seat.id, trip_id="t1", case_id=seat.case_id, seats=1, state="booked",
        position=1, word=None, booked_at="2026-11-21T09:30:00.000Z",
        changed_at="2026-11-21T09:30:00.000Z",
    )  # fmt: skip
    await work.run("careless_seat", trip="t1", taken=taken + 1)
