"""Talks, doors that quarrel: numbers without gaps, no door twice in ninety days unseen."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.councils import Council, CouncilState, ItemState
from bot.domain.people import Person
from bot.store import councils, people
from bot.store.database import Database, Work
from tests.databases import NOW
from tests.store.ride_rows import add_matter
from tests.store.stock_hands import together
from tests.store.test_places import add_tree


async def add_talk(work: Work) -> None:
    await add_tree(work)
    await people.add_person(work, Person("p1", "east", "p1"), now=NOW)
    talk = Council("t1", "liuwan", "talk", CouncilState.COLLECTING, NOW, NOW, by_id="p1")
    await councils.add_council(work, talk)


async def wish(database: Database, n: int) -> int | None:
    return await database.write(
        lambda w: councils.add_item(w, "t1", f"i{n}", f"words {n}", "p1", NOW)
    )


async def test_wishes_that_come_at_once_have_numbers_of_their_own(
    database: Database, second: Database
) -> None:
    await database.write(add_talk)
    both = (database, second)
    got = await together([wish(both[n % 2], n) for n in range(4)])
    assert sorted(got) == [1, 2, 3, 4]


async def test_after_its_end_no_wish_is_taken(database: Database) -> None:
    await database.write(add_talk)
    assert await database.write(lambda w: councils.close(w, "t1", NOW))
    assert await wish(database, 1) is None
    assert await database.read(lambda w: councils.collecting_at(w, ["liuwan"])) is None


async def test_a_wish_is_decided_once(database: Database) -> None:
    await database.write(add_talk)
    await wish(database, 1)

    async def note(work: Work) -> bool:
        return await councils.decide(work, "t1", 1, ItemState.NOTED, "p1")

    assert await database.write(note)
    assert not await database.write(note)


async def test_who_is_forgotten_leaves_a_number_and_no_words(database: Database) -> None:
    await database.write(add_talk)
    await wish(database, 1)
    await database.write(lambda w: councils.forget(w, "p1"))
    (item,) = await database.read(lambda w: councils.items(w, "t1"))
    assert (item.number, item.words, item.by_id) == (1, None, None)
    found = await database.read(lambda w: councils.find_council(w, "t1"))
    assert found is not None
    assert found.by_id is None


async def test_two_doors_are_found_again_within_ninety_days_and_not_after(
    database: Database,
) -> None:
    async def note(work: Work) -> None:
        await add_tree(work)
        for id, days in (("old", 100), ("new", 10)):
            await add_matter(work, id, NOW - timedelta(days=days))
            await councils.note_doors(work, id, "d1", "d2", NOW - timedelta(days=days))

    await database.write(note)
    since = NOW - timedelta(days=90)
    assert await database.read(lambda w: councils.quarrels_of(w, "d1", "d2", since)) == ("new",)
    assert await database.read(lambda w: councils.quarrels_of(w, "d1", "d3", since)) == ()
