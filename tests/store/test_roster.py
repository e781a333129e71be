"""Own numbers, imports that broke off, hand-overs: kept, found, and gone when somebody asks."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.people import Person, Unit
from bot.domain.times import to_text
from bot.store import people, places, roster
from bot.store.database import Database, Work
from bot.store.roster import Handover

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


async def somebody(work: Work) -> None:
    await places.add_unit(work, Unit("v", None, "village", "柳湾村", "柳湾"))
    for id in ("ann", "bob", "cec"):
        await people.add_person(work, Person(id, "v", id), now=NOW)


async def test_an_import_that_broke_off_is_found_by_its_list_and_ends_once(
    database: Database,
) -> None:
    async def begin(work: Work) -> None:
        await somebody(work)
        await roster.begin_import(work, "i1", "abc", "running", NOW, by="ann", total=9)
        await roster.mark_import(work, "i1", 4, 9)

    await database.write(begin)
    row = await database.read(lambda work: roster.unfinished(work, "abc"))
    assert row is not None
    assert (row["id"], row["done"]) == ("i1", 4)
    end = lambda work: roster.move_import(work, "i1", "running", "done", ended=NOW)  # noqa: E731
    assert await database.write(end)
    assert not await database.write(end)
    assert await database.read(lambda work: roster.unfinished(work, "abc")) is None


async def test_who_asks_to_be_forgotten_leaves_no_trace_here(database: Database) -> None:
    async def keep(work: Work) -> None:
        await somebody(work)
        key = {"village_id": "v", "own_key": "7", "person_id": "ann"}
        await roster.write_all(work, {"put_roster_key": [key]})
        await roster.begin_import(work, "i1", "abc", "done", NOW, by="ann", file_name="x.xlsx")
        until = date(2026, 12, 2)
        await roster.add_handover(work, Handover("h1", "ann", "bob", "cec", to_text(NOW), until))
        await roster.add_handover(work, Handover("h2", "bob", "cec", "ann", to_text(NOW)))
        await roster.add_items(work, "h1", "role", ["r1"])
        await roster.add_items(work, "h2", "tie", ["ann:guardian:bob", "cec:guardian:bob"])

    await database.write(keep)
    await database.write(lambda work: roster.forget(work, "ann"))
    assert await database.read(lambda work: roster.keys_of(work, "v")) == {}
    assert await database.read(lambda work: roster.find_handover(work, "h1")) is None
    assert await database.read(lambda work: roster.items_of(work, "h1")) == {}
    left = await database.read(lambda work: roster.find_handover(work, "h2"))
    assert left is not None
    assert left.by_id is None
    items = await database.read(lambda work: roster.items_of(work, "h2"))
    assert items == {"tie": ("cec:guardian:bob",)}
    row = await database.read(lambda work: roster.find_import(work, "i1"))
    assert row is not None
    assert (row["by_id"], row["file_name"]) == (None, None)


async def test_a_hand_over_comes_due_on_its_day_and_is_undone_once(database: Database) -> None:
    day = date(2026, 12, 2)

    async def keep(work: Work) -> None:
        await somebody(work)
        await roster.add_handover(work, Handover("h1", "ann", "bob", None, to_text(NOW), day))

    await database.write(keep)
    assert await database.read(roster.next_over) == day
    early = await database.read(lambda work: roster.handovers_over(work, date(2026, 12, 1)))
    assert early == ()
    due = await database.read(lambda work: roster.handovers_over(work, day))
    assert [made.id for made in due] == ["h1"]
    assert await database.write(lambda work: roster.undo_handover(work, "h1", NOW))
    assert not await database.write(lambda work: roster.undo_handover(work, "h1", NOW))
    assert await database.read(roster.next_over) is None
