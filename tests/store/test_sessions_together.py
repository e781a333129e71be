"""Many sign up, give back and are moved up at once, over two connections: never one too many."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from random import Random
from typing import TypeVar

import pytest

from bot.domain.sessions import SeatState
from bot.store import sessions
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.seats_kept import wrong_slots
from tests.store.stock_hands import together
from tests.store.test_sessions import PEOPLE, add_session

T = TypeVar("T")
SEATS = 10


@pytest.fixture
async def both(database: Database, second: Database) -> tuple[Database, Database]:
    """Two processes, as far as the database can tell."""
    await database.write(lambda work: add_session(work, seats=SEATS))
    return database, second


async def write(database: Database, fn: Callable[[Work], Awaitable[T]]) -> T:
    return await database.write(fn)


async def signs(database: Database, n: int) -> SeatState | None:
    seat = await write(database, lambda w: sessions.sit(w, "s1", f"p{n}", None, NOW))
    return seat.state if seat else None


async def leaves(database: Database, n: int) -> None:
    async def go(work: Work) -> None:
        seat = await sessions.find_seat(work, "s1", f"p{n}")
        if seat is not None:
            await sessions.leave(work, seat, SeatState.CANCELLED, NOW)

    await write(database, go)


async def everything_is_right(database: Database) -> int:
    """How many have a seat: what the slots say is taken, and nobody waits beside a free one."""

    async def look(work: Work) -> int:
        assert await wrong_slots(work) == []
        slots = await sessions.slots(work, "s1")
        seats = await sessions.seats(work, "s1")
        held = [s for s in seats if s.state.holds]
        assert sum(s.taken for s in slots) == len(held) <= SEATS
        if any(s.state is SeatState.WAITING for s in seats):
            assert len(held) == SEATS
        return len(held)

    return await database.read(look)


async def test_of_thirty_who_want_ten_seats_ten_get_one(both: tuple[Database, Database]) -> None:
    got = await together([signs(both[n % 2], n) for n in range(30)])
    assert got.count(SeatState.SEATED) == SEATS
    assert got.count(SeatState.WAITING) == 20
    assert await everything_is_right(both[1]) == SEATS


async def test_one_person_pressing_ten_times_has_one_seat(
    both: tuple[Database, Database],
) -> None:
    await together([signs(both[n % 2], 1) for n in range(10)])
    assert await everything_is_right(both[0]) == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_seat_is_sold_twice_whoever_comes_and_goes(
    both: tuple[Database, Database], seed: int
) -> None:
    async def hand(n: int) -> None:
        dice = Random(seed * 100 + n)
        for _ in range(8):
            who = dice.randrange(PEOPLE // 2)
            if dice.random() < 0.65:
                await signs(both[n % 2], who)
            else:
                await leaves(both[n % 2], who)

    await together([hand(n) for n in range(8)])
    assert await everything_is_right(both[0]) > 0
