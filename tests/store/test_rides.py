"""What rides ask for, trips, their seats, their log and who was asked, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.rides import BookingState, TripState
from bot.domain.states import State
from bot.store import asks, cases, ride_log, rides, trips
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.ride_rows import LEAVES, a_need, a_seat, a_trip, add_village, sums, wait

HOUR = timedelta(hours=1)


@pytest.fixture
async def village(database: Database) -> Database:
    async def add(work: Work) -> None:
        await add_village(work)
        await trips.add_trip(work, a_trip())

    await database.write(add)
    return database


async def booked(database: Database, case: str, seats: int = 1, *, alone: bool = False) -> bool:
    return await database.write(lambda w: trips.book(w, a_seat(case, "t1", seats), alone=alone))


async def taken(database: Database) -> tuple[int, bool]:
    trip = await database.read(lambda w: trips.find_trip(w, "t1"))
    assert trip is not None
    await database.read(lambda w: sums(w, "t1"))
    return trip.taken, trip.alone


async def test_what_is_asked_for_comes_back_as_it_was_written(village: Database) -> None:
    need = a_need(
        origin="东湾", destination="县医院", leave_until=LEAVES + HOUR, be_there_at=LEAVES + HOUR,
        seats=2, wheelchair=True, infectious=True, child_seat=True, two_way=True,
        purpose="dialysis", fixed=True, desk=True, series_id="s1",
    )  # fmt: skip
    await village.write(lambda w: wait(w, need))
    assert await village.read(lambda w: rides.find_need(w, "c1")) == need
    later = replace(need, all_asked_at=NOW, none_said_at=NOW, seats=1, changed_at=NOW + HOUR)
    await village.write(lambda w: wait(w, later))
    assert await village.read(lambda w: rides.find_need(w, "c1")) == later
    assert await village.read(lambda w: rides.find_need(w, "c2")) is None


async def test_what_says_no_time_of_change_is_not_written(village: Database) -> None:
    with pytest.raises(ValueError, match="changed"):
        await village.write(lambda w: wait(w, a_need(changed_at=None)))


async def test_what_waits_is_what_nobody_took_and_has_not_left(village: Database) -> None:
    soon, window = a_need("c2", leave_from=LEAVES - HOUR), a_need("c3", leave_from=NOW)
    window = replace(window, leave_until=LEAVES)
    gone, whenever = a_need("c4", leave_from=NOW), a_need("c5", leave_from=None)
    elsewhere, held = a_need("c6", unit_id="west"), a_need("c7")

    async def write(work: Work) -> None:
        await wait(work, a_need(), soon, window, gone, whenever, elsewhere, held)
        case = await cases.find_case(work, "c7")
        assert case is not None
        claimed = replace(case, state=State.CLAIMED, claimed_by="zhao", revision=2)
        await cases.save_case(work, case, claimed)

    await village.write(write)
    since = LEAVES - HOUR
    waits = await village.read(lambda w: rides.waiting_needs(w, ("east", "liuwan"), since))
    assert [need.case_id for need in waits] == ["c3", "c2", "c1", "c5"]
    to = await village.read(lambda w: rides.needs_to(w, "county", since, LEAVES))
    assert [need.case_id for need in to] == ["c2", "c1", "c6"]
    assert await village.read(lambda w: rides.needs_to(w, "market", since, LEAVES)) == ()


async def test_a_trip_is_written_over_but_its_seats_are_not(village: Database) -> None:
    assert await booked(village, "c1", 2)
    changed = a_trip(
        vehicle_id="v", leaves_at=LEAVES + HOUR, leaves_until=LEAVES + HOUR, wheelchair=True,
        two_way=True, case_id="c9", detour=2,
    )  # fmt: skip
    careless = replace(changed, seats=1, taken=0, alone=True)
    await village.write(lambda w: trips.save_trip(w, careless))
    found = await village.read(lambda w: trips.find_trip(w, "t1"))
    assert found == replace(changed, taken=2)
    assert await village.read(lambda w: trips.trip_of_case(w, "c9")) == found
    assert await village.read(lambda w: trips.trip_of_case(w, "c1")) is None


async def test_trips_are_found_by_place_and_time_and_driver(village: Database) -> None:
    async def add(work: Work) -> None:
        await trips.add_trip(work, a_trip("t2", driver_id="sun", leaves_at=LEAVES + HOUR))
        early = a_trip("t3", unit_id="bailu", leaves_at=LEAVES - HOUR, case_id="c1")
        await trips.add_trip(work, early)
        over = a_trip("t4", state=TripState.CANCELLED, ended_at=NOW, case_id="c2")
        await trips.add_trip(work, over)

    await village.write(add)

    async def look(work: Work) -> None:
        open_ = await trips.open_trips(work, ("liuwan",), LEAVES, LEAVES + HOUR)
        assert [trip.id for trip in open_] == ["t1", "t2"]
        up = await trips.open_trips(work, ("liuwan", "bailu"), LEAVES - HOUR, LEAVES)
        assert [trip.id for trip in up] == ["t3", "t1"]
        his = await trips.trips_of_driver(work, "zhao", LEAVES - HOUR, LEAVES + HOUR)
        assert [trip.id for trip in his] == ["t3", "t1"]
        assert [trip.id for trip in await trips.offered_trips(work)] == ["t3"]

    await village.read(look)


async def test_seats_are_taken_until_there_are_none(village: Database) -> None:
    assert await booked(village, "c1", 2)
    assert not await booked(village, "c2", 2)
    assert await taken(village) == (2, False)
    assert await booked(village, "c3")
    assert not await booked(village, "c4")
    assert await taken(village) == (3, False)
    assert await village.read(lambda w: trips.booking_of_case(w, "c1")) == a_seat("c1", seats=2)
    assert await village.read(lambda w: trips.booking_of_case(w, "c2")) is None


async def test_who_sits_in_a_car_gets_no_second_seat(village: Database) -> None:
    await village.write(lambda w: trips.add_trip(w, a_trip("t2")))
    assert await booked(village, "c1")
    second = a_seat("c1", "t2")
    assert not await village.write(lambda w: trips.book(w, second))
    assert not await village.write(lambda w: trips.book(w, replace(second, trip_id="t1", id="x")))
    await village.read(lambda w: sums(w, "t1", "t2"))
    await village.write(
        lambda w: trips.free(w, "b-t1-c1", BookingState.CANCELLED, "other_car", NOW)
    )
    assert await village.write(lambda w: trips.book(w, second))
    found = await village.read(lambda w: trips.booking_of_case(w, "c1"))
    assert found == second


async def test_nobody_sits_beside_somebody_infectious(village: Database) -> None:
    assert await booked(village, "c1", 1, alone=True)
    assert await taken(village) == (1, True)
    assert not await booked(village, "c2")
    gone = await village.write(
        lambda w: trips.free(w, "b-t1-c1", BookingState.CANCELLED, None, NOW)
    )
    assert gone is not None
    assert await taken(village) == (0, False)
    assert await booked(village, "c2")
    assert not await booked(village, "c3", 1, alone=True), "somebody sits in it already"


async def test_a_seat_is_given_back_once(village: Database) -> None:
    assert await booked(village, "c1", 2)
    assert await booked(village, "c2", 1)

    async def leaves(work: Work) -> bool:
        return await trips.free(work, "b-t1-c1", BookingState.CANCELLED, "ill", NOW) is not None

    assert [await village.write(leaves) for _ in range(3)] == [True, False, False]
    assert await taken(village) == (1, False)
    over = await village.read(lambda w: trips.booking_of_case(w, "c1"))
    assert over is not None
    assert (over.state, over.why, over.ended_at) == (BookingState.CANCELLED, "ill", NOW)
    order = await village.read(lambda w: trips.bookings_of_trip(w, "t1"))
    assert [booking.case_id for booking in order] == ["c2", "c1"]


async def test_a_ride_goes_step_by_step_and_is_home_once(village: Database) -> None:
    assert await booked(village, "c1", 2)
    for state in (BookingState.CONFIRMED, BookingState.BOARDED, BookingState.THERE):
        moved = await village.write(lambda w, s=state: trips.set_state(w, "b-t1-c1", s, NOW))
        assert moved is not None
        assert moved.state is state
        assert await taken(village) == (2, False)
    home = BookingState.HOME
    assert await village.write(lambda w: trips.set_state(w, "b-t1-c1", home, NOW)) is not None
    for state in (home, BookingState.BOARDED):
        late = await village.write(lambda w, s=state: trips.set_state(w, "b-t1-c1", s, NOW))
        assert late is None
    assert await taken(village) == (0, False)


async def test_a_car_never_has_fewer_seats_than_people(village: Database) -> None:
    assert await booked(village, "c1", 2)
    assert not await village.write(lambda w: trips.resize(w, "t1", 1, NOW))
    assert await village.write(lambda w: trips.resize(w, "t1", 2, NOW))
    assert not await booked(village, "c2")
    assert await village.write(lambda w: trips.resize(w, "t1", 5, NOW))
    assert await booked(village, "c2", 3)


@pytest.mark.parametrize("state", [TripState.UNDER_WAY, TripState.DONE, TripState.CANCELLED])
async def test_what_has_left_or_is_off_takes_nobody(village: Database, state: TripState) -> None:
    await village.write(lambda w: trips.save_trip(w, a_trip(state=state)))
    assert not await booked(village, "c1")


async def test_the_order_of_pick_up_is_kept(village: Database) -> None:
    for name in ("c1", "c2", "c3"):
        assert await booked(village, name)
    order = ["b-t1-c3", "b-t1-c1", "b-t1-c2"]
    await village.write(lambda w: trips.set_positions(w, "t1", order))
    found = await village.read(lambda w: trips.bookings_of_trip(w, "t1"))
    assert [(b.id, b.position) for b in found] == [(id, n) for n, id in enumerate(order, 1)]


async def test_the_log_has_a_line_a_passenger_and_one_for_an_empty_car(village: Database) -> None:
    async def write(work: Work) -> None:
        await wait(work, a_need(purpose="dialysis"))
        await trips.book(work, a_seat("c1", seats=2))
        await trips.set_state(work, "b-t1-c1", BookingState.HOME, LEAVES)
        await trips.add_trip(work, a_trip("t2", leaves_at=LEAVES + HOUR))
        await ride_log.add_step(work, "s2", LEAVES, "t1", "home", "b-t1-c1", "zhao")
        await ride_log.add_step(work, "s1", NOW, "t1", "opened", who="zhao", why="offer")

    await village.write(write)
    units, last = ("liuwan",), LEAVES + 2 * HOUR
    lines = await village.read(lambda w: ride_log.log_between(w, units, LEAVES, last))
    first = ride_log.LogLine(
        "t1", LEAVES, "zhao", TripState.OPEN, None, "东湾", "县里", "b-t1-c1", "c1", "dialysis", 2,
        BookingState.HOME, LEAVES,
    )  # fmt: skip
    assert lines[0] == first
    assert (lines[1].trip_id, lines[1].booking_id, lines[1].seats) == ("t2", None, 0)
    assert await village.read(lambda w: ride_log.log_between(w, units, NOW, LEAVES)) == ()
    steps = await village.read(lambda w: ride_log.steps_of_trip(w, "t1"))
    assert [(step.what, step.booking_id, step.why) for step in steps] == [
        ("opened", None, "offer"),
        ("home", "b-t1-c1", None),
    ]


async def test_a_mark_is_new_once(village: Database) -> None:
    async def mark(work: Work) -> bool:
        return await ride_log.mark(work, "t1", "evening", NOW)

    assert not await village.read(lambda w: ride_log.marked(w, "t1", "evening"))
    assert [await village.write(mark) for _ in range(2)] == [True, False]
    assert await village.read(lambda w: ride_log.marked(w, "t1", "evening"))
    assert not await village.read(lambda w: ride_log.marked(w, "t2", "evening"))
    assert await village.read(lambda w: ride_log.marks_of(w, "t1")) == {"evening": NOW}


async def test_nobody_is_asked_twice_and_who_said_no_is_known(village: Database) -> None:
    async def write(work: Work) -> None:
        assert await asks.ask(work, "c1", "zhao", NOW)
        assert not await asks.ask(work, "c1", "zhao", NOW + HOUR)
        assert await asks.ask(work, "c2", "zhao", NOW + HOUR)
        assert await asks.ask(work, "c1", "sun", NOW + HOUR)
        await asks.answer_ask(work, "c1", "zhao", asks.NO, NOW + HOUR)

    await village.write(write)

    async def look(work: Work) -> None:
        assert await asks.asked_for(work, "c1") == (
            asks.Ask("c1", "zhao", NOW, asks.NO, NOW + HOUR),
            asks.Ask("c1", "sun", NOW + HOUR),
        )
        everybody = ("zhao", "sun", "nobody")
        assert await asks.last_asked(work, everybody) == {"zhao": NOW + HOUR, "sun": NOW + HOUR}
        assert await asks.last_asked(work, ()) == {}
        assert await asks.said_no_since(work, everybody, NOW + HOUR) == {"zhao"}
        assert await asks.said_no_since(work, everybody, NOW + 2 * HOUR) == set()
        assert await asks.said_no_since(work, ("sun",), NOW) == set()

    await village.read(look)
