"""Boxes on both databases."""

from __future__ import annotations

from bot.domain.boxes import Box, BoxKind
from bot.domain.people import Person
from bot.store import boxes, people
from bot.store.database import Database, Work
from tests.store.test_people import NOW
from tests.store.test_places import add_tree


async def test_a_box_loses_its_keeper_when_the_keeper_is_forgotten(database: Database) -> None:
    box = Box(
        "b1", "liuwan", "柳湾药箱", "小卖部", "早七点到晚八点", "keeper", "deputy",
        BoxKind.CLINIC, "mon-sun 07:00-20:00", "keys",
    )  # fmt: skip

    async def add(work: Work) -> None:
        await add_tree(work)
        for id in ("keeper", "deputy", "keys"):
            await people.add_person(work, Person(id, "east", "某人"), now=NOW)
        assert await boxes.add_box(work, box)
        assert not await boxes.add_box(work, box)
        assert await boxes.boxes_of_unit(work, "liuwan") == (box,)
        assert await boxes.boxes_of_unit(work, "east") == ()
        await boxes.forget(work, "keeper")

    await database.write(add)
    (left,) = await database.read(lambda w: boxes.boxes_of_unit(w, "liuwan"))
    assert (left.keeper_id, left.deputy_id) == (None, "deputy")
    await database.write(lambda w: boxes.forget(w, "deputy"))
    (left,) = await database.read(lambda w: boxes.boxes_of_unit(w, "liuwan"))
    assert left.deputy_id is None
    await database.write(lambda w: boxes.forget(w, "keys"))
    assert (await database.read(lambda w: boxes.get_box(w, "b1"))).key_holder_id is None


async def test_boxes_stand_in_the_order_of_their_units(database: Database) -> None:
    async def add(work: Work) -> None:
        await add_tree(work)
        for id, unit in (("b1", "liuwan"), ("b2", "east"), ("b3", "east"), ("b4", "west")):
            await boxes.add_box(work, Box(id, unit, "药箱", "小卖部"))

    await database.write(add)

    async def look(work: Work) -> None:
        found = await boxes.boxes_of_units(work, ("east", "grid", "liuwan"))
        assert [box.id for box in found] == ["b2", "b3", "b1"]
        assert await boxes.boxes_of_units(work, ()) == ()

    await database.read(look)
