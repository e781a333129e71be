"""Words nobody could read, on both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.people import Household, Person, Unit
from bot.store import misses, people, places
from bot.store.database import Database, Work
from bot.store.misses import NO, YES
from tests.databases import NOW

DAY = date(2026, 11, 21)
EAST = Unit("east", None, "village", "东湾村", "东湾", "east")
WEST = Unit("west", None, "village", "西湾村", "西湾", "west")


@pytest.fixture(autouse=True)
async def village(database: Database) -> None:
    async def fill(work: Work) -> None:
        for unit in (EAST, WEST):
            await places.add_unit(work, unit)
        await places.add_household(work, Household("h1", "east", "王家", "东湾3号", "老槐树旁"))
        for person in (
            Person("p1", "east", "王德发", household_id="h1", called="王大爷"),
            Person("p2", "west", "李小芳"),
        ):
            await people.add_person(work, person, now=NOW)

    await database.write(fill)


async def test_the_same_words_of_a_unit_are_one_row(database: Database) -> None:
    async def say(work: Work) -> list[int]:
        return [
            await misses.count_miss(work, "m1", "east", "脑壳恍", DAY),
            await misses.count_miss(work, "m2", "east", "脑壳恍", DAY + timedelta(days=2)),
            await misses.count_miss(work, "m3", "west", "脑壳恍", DAY),
        ]

    assert await database.write(say) == [1, 2, 1]
    kept = await database.read(misses.list_misses)
    assert [(m.id, m.unit_name, m.times, m.said_on) for m in kept] == [
        ("m1", "东湾村", 2, DAY + timedelta(days=2)),
        ("m3", "西湾村", 1, DAY),
    ]


async def test_they_are_forgotten_after_their_time_piece_by_piece(database: Database) -> None:
    async def say(work: Work) -> None:
        for n in range(3):
            await misses.count_miss(work, f"m{n}", "east", f"话{n}", DAY)
        await misses.count_miss(work, "new", "east", "新话", DAY + timedelta(days=1))

    await database.write(say)
    tomorrow = DAY + timedelta(days=1)
    swept = [await database.write(lambda w: misses.sweep_misses(w, tomorrow, 2)) for _ in range(3)]
    assert swept == [2, 1, 0]
    assert [m.id for m in await database.read(misses.list_misses)] == ["new"]


async def test_words_that_were_learned_are_dropped_everywhere(database: Database) -> None:
    async def say(work: Work) -> int:
        await misses.count_miss(work, "m1", "east", "脑壳恍", DAY)
        await misses.count_miss(work, "m2", "west", "脑壳恍", DAY)
        await misses.count_miss(work, "m3", "west", "别的", DAY)
        return await misses.drop_miss(work, "脑壳恍")

    assert await database.write(say) == 2
    assert [m.words for m in await database.read(misses.list_misses)] == ["别的"]


async def test_a_person_is_asked_once_and_only_a_yes_is_a_yes(database: Database) -> None:
    async def ask(work: Work) -> list[bool]:
        found = [
            await misses.has_agreed(work, "p1"),
            await misses.note_answer(work, "p1", YES, DAY),
        ]
        found += [await misses.note_asked(work, "p1", DAY), await misses.has_agreed(work, "p1")]
        found += [
            await misses.note_answer(work, "p1", YES, DAY),
            await misses.has_agreed(work, "p1"),
        ]
        found += [await misses.note_asked(work, "p1", DAY)]
        await misses.note_answer(work, "p1", NO, DAY)
        return [*found, await misses.has_agreed(work, "p1")]

    assert await database.write(ask) == [False, False, True, False, True, True, False, False]


async def test_the_names_and_doors_of_a_unit_are_known(database: Database) -> None:
    known = await database.read(lambda w: misses.names_of_units(w, ("east",)))
    assert set(known.names) == {"王德发", "王大爷", "王家"}
    assert set(known.places) == {"东湾3号", "老槐树旁"}
