"""Lists on both databases: a line moves once, what left for it is known, nobody stands twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.boxes import Box
from bot.domain.people import Household, Person
from bot.domain.runs import Line, Part, Run, RunKind, RunState, Stage
from bot.domain.stock import Lot
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.services.stock.run_stock import come_back, leave
from bot.store import boxes, people, places, runs, stock
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree
from tests.store.test_stock import make_desk

RUN = Run(
    "r1", "柳湾发0001", RunKind.KIT, "east", "b1", "kit:health", 1, "all;-;", RunState.OPEN, NOW,
    "keeper",
)  # fmt: skip
PARTS = (Part("d_mask", 5, "个"), Part("para_tab", 1, "盒"), Part("x:大米", 1, "袋", False))
LINES = tuple(Line("r1", n, f"h{n}", Stage.TODO, NOW, f"p{n}") for n in (1, 2, 3))


@pytest.fixture
async def desk(database: Database) -> Desk:
    async def add(work: Work) -> None:
        await add_tree(work)
        await boxes.add_box(work, Box("b1", "liuwan", "药箱", "小卖部"))
        for n in (1, 2, 3):
            await places.add_household(work, Household(f"h{n}", "east", f"门{n}"))
            await people.add_person(work, Person(f"p{n}", "east", "某人", f"h{n}"), now=NOW)
        await people.add_person(work, Person("keeper", "east", "小兰"), now=NOW)
        await runs.add_run(work, RUN, PARTS, LINES)

    await database.write(add)
    found = make_desk(database)
    for id, item, qty, unit in (("a", "d_mask", 3, "个"), ("b", "d_mask", 9, "个"),
                                ("c", "para_tab", 2, "盒")):  # fmt: skip
        await put(found, id, item, qty, unit)
    return found


async def put(desk: Desk, id: str, item: str, qty: int, unit: str) -> None:
    lot = Lot(id, item, unit, NOW, "count")
    await desk.database.write(lambda w: ledger.receive(w, desk, "b1", lot, qty, Why("keeper")))


async def on_hand(desk: Desk, item: str) -> int:
    shelf = await desk.database.read(lambda w: stock.shelf_of_item(w, item, "b1"))
    assert await desk.database.read(stock.sums_that_differ) == ()
    return sum(s.amounts.on_hand for s in shelf)


async def test_a_list_comes_back_as_it_was_written(desk: Desk) -> None:
    read = desk.database.read
    assert await read(lambda w: runs.find_run(w, "r1")) == RUN
    assert await read(lambda w: runs.run_numbered(w, "柳湾发0001")) == RUN
    assert await read(lambda w: runs.items_of(w, "r1")) == PARTS
    assert await read(lambda w: runs.lines_of(w, "r1")) == LINES


async def test_nobody_stands_twice_on_one_list(desk: Desk) -> None:
    again = replace(LINES[0], line=9)
    with pytest.raises(Exception, match=r"(?i)unique"):
        await desk.database.write(
            lambda w: runs.add_run(w, replace(RUN, id="r2", number="n2"), (),
                                   [replace(again, run_id="r2"),
                                    replace(again, run_id="r2", line=10)])
        )  # fmt: skip


async def test_of_two_who_move_a_line_one_does(desk: Desk) -> None:
    async def move(work: Work) -> bool:
        return await runs.move_line(work, LINES[0], Stage.PACKED, "keeper", NOW)

    got = await asyncio.gather(desk.database.write(move), desk.database.write(move))
    assert sorted(got) == [False, True]


async def test_all_parts_of_a_line_leave_or_none_and_come_back_once(desk: Desk) -> None:
    write = desk.database.write
    assert await write(lambda w: leave(w, desk, RUN, LINES[0], PARTS, "keeper")) is None
    assert (await on_hand(desk, "d_mask"), await on_hand(desk, "para_tab")) == (7, 1)
    # Two lots of masks and one of the medicine: three entries, all of this line.
    moves = await desk.database.read(lambda w: runs.moves_of(w, "r1", 1))
    assert len(moves) == 3
    short = (Part("para_tab", 1, "盒"), Part("d_mask", 50, "个"))
    assert await write(lambda w: leave(w, desk, RUN, LINES[1], short, "keeper")) is not None
    assert await on_hand(desk, "para_tab") == 1
    back = await write(lambda w: come_back(w, desk, RUN, LINES[0], "keeper", "not_given"))
    assert set(back) == {"d_mask", "para_tab"}
    assert await write(lambda w: come_back(w, desk, RUN, LINES[0], "keeper", "not_given")) == ()
    assert (await on_hand(desk, "d_mask"), await on_hand(desk, "para_tab")) == (12, 2)


async def test_what_is_packed_is_loaded_at_once(desk: Desk) -> None:
    write = desk.database.write
    for line in LINES[:2]:
        await write(lambda w, x=line: runs.move_line(w, x, Stage.PACKED, "keeper", NOW))
    assert await write(lambda w: runs.load(w, RUN, "p1", NOW)) == 2
    assert await write(lambda w: runs.load(w, RUN, "p1", NOW)) == 0
    stages = [x.stage for x in await desk.database.read(lambda w: runs.lines_of(w, "r1"))]
    assert stages == [Stage.LOADED, Stage.LOADED, Stage.TODO]
    found = await desk.database.read(lambda w: runs.find_run(w, "r1"))
    assert found is not None
    assert found.loaded_by == "p1"


async def test_a_list_is_closed_once_and_says_when(desk: Desk) -> None:
    write = desk.database.write
    assert await write(lambda w: runs.move_run(w, RUN, RunState.CLOSED, NOW))
    assert not await write(lambda w: runs.move_run(w, RUN, RunState.CLOSED, NOW))
    found = await desk.database.read(lambda w: runs.find_run(w, "r1"))
    assert found is not None
    assert (found.state, found.closed_at) == (RunState.CLOSED, NOW)


async def test_who_had_the_same_lately_is_known_and_a_forgotten_name_is_not(desk: Desk) -> None:
    write, read = desk.database.write, desk.database.read
    await write(lambda w: runs.move_line(w, LINES[0], Stage.GIVEN, "keeper", NOW))
    since = NOW - timedelta(days=30)
    assert await read(lambda w: runs.had_lately(w, "kit:health", since)) == {("p1", "h1")}
    assert not await read(lambda w: runs.had_lately(w, "kit:health", NOW + timedelta(seconds=1)))
    assert not await read(lambda w: runs.had_lately(w, "para_tab", since))
    await write(lambda w: runs.forget(w, "p1"))
    line = await read(lambda w: runs.find_line(w, "r1", 1))
    assert line is not None
    assert (line.person_id, line.household_id) == (None, "h1")
