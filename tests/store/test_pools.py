"""Lists on both databases: one line a holder and thing, sums that hold, one cut-off."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.freight import Freight, Way
from bot.domain.outcome import Refused
from bot.domain.people import Household, Person
from bot.domain.pools import Line, Placed, Pool, PoolState, Sort, Thing
from bot.domain.states import State
from bot.store import cases, freights, people, places, pools
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.store.test_stock import a_case

POOL = Pool(
    "c1", Sort.ORDER, "east", "shop", PoolState.OPEN, NOW, NOW, NOW + timedelta(hours=5),
    date(2026, 12, 1), None, "harvest",
)  # fmt: skip
THINGS = (Thing("c1", "尿素", "袋", 0, None, 0, 12000), Thing("c1", "cooks", "位", 1, 2))


def line(n: int, qty: int, item: str = "尿素") -> Line:
    return Line("c1", item, f"h{n}", f"p{n}", "east", qty, NOW)


@pytest.fixture
async def db(database: Database) -> Database:
    async def add(work: Work) -> None:
        await add_tree(work)
        for n in (1, 2, 3):
            await places.add_household(work, Household(f"h{n}", "east", f"门{n}"))
            await people.add_person(work, Person(f"p{n}", "east", "某人", f"h{n}"), now=NOW)
        await people.add_person(work, Person("shop", "east", "小兰"), now=NOW)
        for id in ("c1", "c2", "c3"):
            await cases.add_case(work, a_case(id))
        await pools.add_pool(work, POOL, THINGS)

    await database.write(add)
    return database


async def put(db: Database, wished: Line) -> Placed | Refused:
    return await db.write(lambda w: pools.put_line(w, wished, NOW))


async def in_order(db: Database) -> dict[str, int]:
    assert await db.read(pools.sums_that_differ) == ()
    return {t.item: t.taken for t in await db.read(lambda w: pools.things_of(w, "c1"))}


async def test_a_list_comes_back_as_it_was_written(db: Database) -> None:
    assert await db.read(lambda w: pools.find_pool(w, "c1")) == POOL
    assert await db.read(lambda w: pools.things_of(w, "c1")) == THINGS
    assert await db.read(pools.live_pools) == (POOL,)
    assert await db.read(lambda w: pools.pools_of(w, "shop", NOW)) == (POOL,)


async def test_a_holder_has_one_line_of_a_thing(db: Database) -> None:
    for qty in (5, 3, 7):
        assert isinstance(await put(db, line(1, qty)), Placed)
    await put(db, line(2, 2))
    lines = await db.read(lambda w: pools.lines_of(w, "c1"))
    assert sorted((x.holder, x.qty) for x in lines) == [("h1", 7), ("h2", 2)]
    assert await in_order(db) == {"尿素": 9, "cooks": 0}


async def test_of_many_at_once_no_more_than_is_wanted(db: Database) -> None:
    placed = await asyncio.gather(*(put(db, line(n, 1, "cooks")) for n in (1, 2, 3)))
    assert sum(isinstance(one, Placed) for one in placed) == 2
    assert await in_order(db) == {"尿素": 0, "cooks": 2}


async def test_the_sum_of_two_who_change_at_once_is_right(db: Database) -> None:
    await asyncio.gather(*(put(db, line(n, n)) for n in (1, 2, 3)))
    await asyncio.gather(*(put(db, line(n, 10 * n)) for n in (1, 2, 3)))
    assert (await in_order(db))["尿素"] == 60


async def test_what_was_cut_off_does_not_move(db: Database) -> None:
    await put(db, line(1, 5))
    assert await db.write(lambda w: pools.move_pool(w, POOL, PoolState.CLOSED, NOW))
    assert not await db.write(lambda w: pools.move_pool(w, POOL, PoolState.CLOSED, NOW))
    assert await put(db, line(1, 9)) == Refused("pool.no.closed")
    assert (await in_order(db))["尿素"] == 5
    late = await db.write(lambda w: pools.put_line(w, line(2, 1), NOW + timedelta(days=1)))
    assert isinstance(late, Refused)


async def test_the_hour_counts_and_not_the_tick(db: Database) -> None:
    at = NOW + timedelta(hours=5)
    assert isinstance(await db.write(lambda w: pools.put_line(w, line(1, 1), at)), Refused)


async def test_a_thing_no_list_has_is_refused(db: Database) -> None:
    assert await put(db, line(1, 1, "汽油")) == Refused("pool.no.thing")


async def test_theirs_is_fetched_once_and_paid_is_no_sum(db: Database) -> None:
    await put(db, line(1, 5))
    await put(db, line(1, 1, "cooks"))
    assert await db.write(lambda w: pools.fetch(w, "c1", "h1", NOW))
    assert not await db.write(lambda w: pools.fetch(w, "c1", "h1", NOW))
    await db.write(lambda w: pools.set_paid(w, "c1", "h1", paid=True))
    lines = await db.read(lambda w: pools.lines_of(w, "c1"))
    assert all(x.got_at == NOW and x.paid for x in lines)


async def test_what_was_told_is_told_once_and_asked_anew(db: Database) -> None:
    assert await db.write(lambda w: pools.mark(w, "c1", "evening", NOW))
    assert not await db.write(lambda w: pools.mark(w, "c1", "evening", NOW))
    await db.write(lambda w: pools.unmark(w, "c1", "evening"))
    assert await db.write(lambda w: pools.mark(w, "c1", "evening", NOW))
    await db.write(lambda w: pools.renew_mark(w, "c1", "asked", NOW, "p1"))
    later = NOW + timedelta(minutes=1)
    await db.write(lambda w: pools.renew_mark(w, "c1", "asked", later, "p1"))
    assert await db.read(lambda w: pools.last_asked(w, "asked", "p1", later)) == "c1"
    assert await db.read(lambda w: pools.last_asked(w, "asked", "p2", NOW)) is None


async def test_another_day(db: Database) -> None:
    await db.write(lambda w: pools.set_day(w, "c1", date(2026, 12, 3), NOW))
    found = await db.read(lambda w: pools.find_pool(w, "c1"))
    assert found == replace(POOL, on_day=date(2026, 12, 3))


async def test_a_forgotten_name_leaves_the_sum(db: Database) -> None:
    await put(db, line(1, 5))
    await db.write(lambda w: pools.forget(w, "p1"))
    (left,) = await db.read(lambda w: pools.lines_of(w, "c1"))
    assert (left.person_id, left.qty) == (None, 5)


async def test_loads_are_found_by_place_and_state(db: Database) -> None:
    out = Freight("c2", "east", Way.OUT, "红薯", 1000, "县里", date(2026, 12, 1), "perishable")
    back = Freight("c3", "west", Way.IN, "尿素8袋", priority="fertiliser", pool_id="c1")
    for freight in (out, back):
        await db.write(lambda w, f=freight: freights.add_freight(w, f))  # type: ignore[misc]
    assert await db.read(lambda w: freights.find_freight(w, "c2")) == out
    assert await db.read(lambda w: freights.freight_of_pool(w, "c1")) == back
    state = a_case("c2").state
    assert await db.read(lambda w: freights.freights_in(w, ("east",), state)) == (out,)
    assert await db.read(lambda w: freights.freights_in(w, ("east", "west"), state)) == (out, back)
    assert await db.read(lambda w: freights.freights_in(w, ("east",), State.ENDED)) == ()


async def test_sick_animals_are_counted_where_and_when_they_were_told(db: Database) -> None:
    sick = replace(a_case("c9"), kind="problem", category="animal")
    await db.write(lambda w: cases.add_case(w, sick))
    unit, at = sick.unit_id, sick.opened_at
    assert await db.read(lambda w: freights.sick_livestock(w, unit, at)) == ("c9",)
    later = at + timedelta(seconds=1)
    assert await db.read(lambda w: freights.sick_livestock(w, unit, later)) == ()
