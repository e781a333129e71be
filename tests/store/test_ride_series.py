"""Rides that come again, on both databases: what was written comes back, a day is opened once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.people import Person
from bot.domain.ride_series import Other, RideSeries, SeriesState
from bot.store import people, ride_series
from bot.store.database import Database, Work
from bot.store.ride_series import Ride
from tests.databases import NOW
from tests.store.ride_rows import add_matter
from tests.store.test_places import add_tree

MONDAY = date(2026, 11, 23)
SERIES = RideSeries(
    id="s1", unit_id="east", weekdays=(0, 2, 4), first=MONDAY, last=date(2026, 12, 31),
    opened_at=NOW, changed_at=NOW, person_id="p1", author_id="p2", proxy_id="p3",
    origin="家里", destination="县医院", clock=time(7), appointment=time(8, 30), part="morning",
    seats=2, wheelchair=True, child_seat=True, infectious=True, two_way=True, purpose="dialysis",
    first_driver="p2", second_driver="p3", always_until=date(2026, 12, 1), asks="end", asked=1,
    asked_at=NOW, pending="周三不去", asked_for=date(2026, 12, 31),
)  # fmt: skip


@pytest.fixture
async def book(database: Database) -> Database:
    async def add(work: Work) -> None:
        await add_tree(work)
        for n in (1, 2, 3):
            await people.add_person(work, Person(f"p{n}", "east", "某人"), now=NOW)
        for n in (1, 2):
            await add_matter(work, f"c{n}")
        await ride_series.put_series(work, SERIES)

    await database.write(add)
    return database


async def test_a_series_comes_back_as_it_was_written(book: Database) -> None:
    async def look(work: Work) -> None:
        assert await ride_series.find_series(work, "s1") == SERIES
        assert await ride_series.find_series(work, None) is None
        assert await ride_series.running(work) == (SERIES,)
        for person in ("p1", "p2", "p3"):
            assert await ride_series.series_of(work, person) == (SERIES,)

    await book.read(look)


async def test_what_was_stopped_by_a_word_is_found_for_a_while(book: Database) -> None:
    ended = replace(SERIES, state=SeriesState.ENDED, why="said", ended_at=NOW)
    await book.write(lambda w: ride_series.put_series(w, ended))

    async def look(work: Work) -> None:
        assert await ride_series.series_of(work, "p1") == ()
        since = NOW - timedelta(days=1)
        assert await ride_series.series_of(work, "p1", stopped_since=since) == (ended,)
        late = NOW + timedelta(days=1)
        assert await ride_series.series_of(work, "p1", stopped_since=late) == ()

    await book.read(look)


async def test_the_last_word_about_a_day_counts(book: Database) -> None:
    out = Other("s1", MONDAY, why="said")
    moved = Other("s1", MONDAY, MONDAY + timedelta(days=1), time(8), "said")

    async def write(work: Work) -> None:
        await ride_series.put_other(work, out)
        await ride_series.put_other(work, moved)

    await book.write(write)
    assert await book.read(lambda w: ride_series.others_of(w, "s1")) == (moved,)
    await book.write(lambda w: ride_series.drop_other(w, "s1", MONDAY))
    assert await book.read(lambda w: ride_series.others_of(w, "s1")) == ()


async def test_of_two_who_open_a_day_one_does(book: Database) -> None:
    rides = [Ride("s1", MONDAY, MONDAY, f"c{n}") for n in (1, 2)]
    won = await asyncio.gather(
        *(book.write(lambda w, r=ride: ride_series.add_ride(w, r)) for ride in rides)
    )
    assert sorted(won) == [False, True]
    kept = await book.read(lambda w: ride_series.rides_of(w, "s1"))
    assert [ride.day for ride in kept] == [MONDAY]
    found = await book.read(lambda w: ride_series.ride_of_case(w, kept[0].case_id))
    assert found == kept[0]
    assert await book.read(lambda w: ride_series.who_drove(w, "s1")) == {}
    await book.write(lambda w: ride_series.drop_ride(w, kept[0]))
    assert await book.read(lambda w: ride_series.rides_of(w, "s1")) == ()


async def test_who_is_forgotten_drives_no_more_and_says_nothing(book: Database) -> None:
    await book.write(lambda w: ride_series.forget(w, "p2"))
    left = await book.read(lambda w: ride_series.find_series(w, "s1"))
    assert left is not None
    assert (left.first_driver, left.second_driver, left.always_until) == ("p3", None, None)
    await book.write(lambda w: ride_series.forget(w, "p1"))
    bare = await book.read(lambda w: ride_series.find_series(w, "s1"))
    assert bare is not None
    assert (bare.origin, bare.purpose, bare.pending) == (None, None, None)
