"""Registers, sweeps and returnees on both databases: written once, kept so long, forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.people import Household, Person
from bot.domain.registers import Entry, Switch
from bot.domain.returnees import Health, Returnee, State
from bot.domain.sweeps import Door, DoorState, Sweep
from bot.store import people, places, registers, returnees, sweeps
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.test_places import add_tree

MONDAY = date(2026, 11, 23)
LINE = Entry(
    "e1", "visits", "east", MONDAY, NOW, "p1", "visit", "chat:1", "p2", "h1", {"gift": "米"}
)
SWEEP = Sweep("s1", "east", "取暖", ("问一", "问二"), MONDAY, MONDAY + timedelta(6), NOW, "p1")
HOME = Returnee(
    "r1", "east", State.HOME, "family", 7, NOW, "h1", "p2", None, "p1", "p3", "东莞", MONDAY
)


@pytest.fixture
async def book(database: Database) -> Database:
    async def add(work: Work) -> None:
        await add_tree(work)
        await places.add_household(work, Household("h1", "east", "门1"))
        for n, name in ((1, "李小芳"), (2, "王秀英"), (3, "周建国")):
            await people.add_person(work, Person(f"p{n}", "east", name, "h1"), now=NOW)

    await database.write(add)
    return database


async def test_a_line_is_written_once_and_comes_back_whole(book: Database) -> None:
    async def write(work: Work) -> None:
        assert await registers.add(work, LINE)
        assert not await registers.add(work, replace(LINE, id="e2"))
        assert await registers.entries(work, "visits", ("east",), MONDAY, MONDAY) == (LINE,)
        assert await registers.entries(work, "visits", ("west",), MONDAY, MONDAY) == ()
        assert await registers.find(work, "visits", "chat:1") == LINE
        assert await registers.counts(work, ("east",), MONDAY, MONDAY) == {"visits": 1}
        sheet = replace(LINE, id="e3", code="sheet", ref="east:day", fields={"a": "no"})
        await registers.put(work, sheet)
        await registers.put(work, replace(sheet, id="e4", fields={"a": "yes"}))
        found = await registers.find(work, "sheet", "east:day")
        assert found is not None
        assert found.fields == {"a": "yes"}

    await book.write(write)


async def test_the_latest_word_of_a_unit_holds(book: Database) -> None:
    async def write(work: Work) -> None:
        first = Switch("w1", "gate_log", "east", True, NOW, "p1", MONDAY)
        later = Switch("w2", "gate_log", "east", False, NOW + timedelta(hours=1), "p3")
        await registers.switch(work, first)
        await registers.switch(work, later)
        assert await registers.switches(work, ("east",), "gate_log") == (later,)
        assert await registers.ending_on(work, MONDAY) == (first,)

    await book.write(write)


async def test_what_is_older_than_is_kept_goes_in_pieces(book: Database) -> None:
    async def write(work: Work) -> None:
        for n in range(3):
            await registers.add(work, replace(LINE, id=f"e{n}", ref=str(n)))
        assert await registers.oldest(work) == {"visits": NOW}
        assert await registers.drop_before(work, "visits", NOW, 2) == 0
        after = NOW + timedelta(seconds=1)
        assert await registers.drop_before(work, "visits", after, 2) == 2
        assert await registers.drop_before(work, "visits", after, 2) == 1

    await book.write(write)


async def test_a_door_of_a_sweep_is_met_once_at_a_time(book: Database) -> None:
    async def write(work: Work) -> None:
        await sweeps.add(work, SWEEP)
        assert await sweeps.find(work, "s1") == SWEEP
        assert await sweeps.on_day(work, MONDAY) == (SWEEP,)
        assert await sweeps.on_day(work, MONDAY + timedelta(7)) == ()
        door = Door("s1", "h1", "east", DoorState.NOT_HOME, NOW, None, False, "p1")
        await sweeps.put_door(work, door)
        met = replace(door, state=DoorState.DONE, words="王秀英说缺药", proxy=True)
        await sweeps.put_door(work, met)
        assert await sweeps.doors(work, "s1") == {"h1": met}
        assert await sweeps.mark_reminded(work, "s1")
        assert not await sweeps.mark_reminded(work, "s1")
        assert await sweeps.end(work, "s1", NOW)
        assert not await sweeps.end(work, "s1", NOW)
        assert await sweeps.first_words(work) == NOW
        assert await sweeps.drop_words(work, NOW + timedelta(days=1)) == 1

    await book.write(write)


async def test_who_comes_home_is_found_by_unit_household_and_family(book: Database) -> None:
    async def write(work: Work) -> None:
        await returnees.put(work, HOME)
        await returnees.put(work, replace(HOME, told_day=2))
        kept = replace(HOME, told_day=2)
        assert await returnees.find(work, "r1") == kept
        assert await returnees.around(work, "p1") == (kept,)
        assert await returnees.around(work, "p2") == (kept,)
        assert await returnees.of_household(work, "h1") == (kept,)
        assert await returnees.running(work, ("east",)) == (kept,)
        assert await returnees.arrived_by(work, ("east",), MONDAY) == (kept,)
        assert await returnees.arrived_by(work, ("east",), MONDAY - timedelta(1)) == ()
        await returnees.put_health(work, "r1", MONDAY, Health.FINE, "p1", NOW)
        await returnees.put_health(work, "r1", MONDAY, Health.UNWELL, "p1", NOW)
        assert await returnees.health_of(work, "r1") == {MONDAY: Health.UNWELL}
        await returnees.put(work, replace(kept, state=State.OVER, ended_at=NOW))
        assert await returnees.running(work) == ()
        assert await returnees.drop_before(work, NOW + timedelta(days=1)) == 1
        assert await returnees.health_of(work, "r1") == {}

    await book.write(write)


async def test_forgetting_leaves_neither_lines_nor_names_nor_hands(book: Database) -> None:
    async def write(work: Work) -> None:
        await registers.add(work, LINE)
        naming = replace(LINE, id="e5", ref="5", person_id=None, fields={"note": "王秀英家漏雨"})
        await registers.add(work, naming)
        other = replace(LINE, id="e6", ref="6", person_id="p3", fields={})
        await registers.add(work, other)
        await sweeps.add(work, SWEEP)
        await sweeps.put_door(
            work, Door("s1", "h1", "east", DoorState.DONE, NOW, "缺药", by_id="p1")
        )
        await returnees.put(work, HOME)
        await returnees.put_health(work, "r1", MONDAY, Health.FINE, "p2", NOW)
        for store in (registers, sweeps, returnees):
            await store.forget(work, "p2")
            await store.forget(work, "p1")
        left = await registers.entries(work, "visits", ("east",), MONDAY, MONDAY)
        assert left == (replace(other, by_id=None),)
        doors = await sweeps.doors(work, "s1")
        assert (doors["h1"].words, doors["h1"].by_id) == (None, None)
        found = await sweeps.find(work, "s1")
        assert found is not None
        assert found.by_id is None
        assert await returnees.find(work, "r1") is None

    await book.write(write)
