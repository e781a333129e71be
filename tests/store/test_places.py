"""Units, households and boxes on both databases."""

from __future__ import annotations

import pytest

from bot.domain.people import Household, Unit
from bot.store import places
from bot.store.database import Database, Work
from bot.store.missing import Missing

COUNTY = Unit(
    "qing", None, "county", "清水县", "清水", "qing", None, "0551", "江淮", (("急救", "120"),)
)
TOWNSHIP = Unit("bailu", "qing", "township", "白鹭镇", "白鹭", "bailu")
OTHER = Unit("heron", "qing", "township", "苍鹭镇", "苍鹭", "heron")
CLINIC = Unit("bailu-clinic", "bailu", "department", "白鹭镇卫生院", "卫生院", "clinic")
OTHERS_CLINIC = Unit("a-clinic", "heron", "department", "苍鹭镇卫生院", "卫生院", "clinic")
VILLAGE = Unit("liuwan", "bailu", "village", "柳湾村", "柳湾", "liuwan", "大柳树")
EAST = Unit("east", "liuwan", "hamlet", "东湾", "东湾", "east")
WEST = Unit("west", "liuwan", "hamlet", "西湾", "西湾", "west")
GRID = Unit("grid", "east", "micro", "东湾一格", "一格")
UNITS = (COUNTY, TOWNSHIP, OTHER, CLINIC, OTHERS_CLINIC, VILLAGE, EAST, WEST, GRID)


async def add_tree(work: Work) -> None:
    for unit in UNITS:
        assert await places.add_unit(work, unit)


async def test_a_unit_comes_back_as_it_was_written(database: Database) -> None:
    await database.write(add_tree)
    for unit in UNITS:
        assert await database.read(lambda w, id=unit.id: places.get_unit(w, id)) == unit
    assert not await database.write(lambda w: places.add_unit(w, COUNTY))


async def test_units_are_found_by_code_and_by_name(database: Database) -> None:
    await database.write(add_tree)

    async def look(work: Work) -> None:
        assert await places.find_unit_by_code(work, "liuwan") == VILLAGE
        assert await places.find_unit_by_code(work, "clinic") is None
        assert await places.unit_by_name(work, "柳湾村") == VILLAGE
        assert await places.unit_by_name(work, "柳湾") == VILLAGE
        assert await places.unit_by_name(work, "石桥") is None
        assert await places.find_unit(work, "nowhere") is None
        with pytest.raises(Missing, match="nowhere"):
            await places.get_unit(work, "nowhere")

    await database.read(look)


async def test_the_way_up_and_the_way_down(database: Database) -> None:
    await database.write(add_tree)

    async def look(work: Work) -> None:
        assert await places.ancestors(work, "grid") == (GRID, EAST, VILLAGE, TOWNSHIP, COUNTY)
        assert await places.ancestors(work, "qing") == (COUNTY,)
        assert await places.ancestors(work, "nowhere") == ()
        assert await places.subtree_ids(work, "liuwan") == ("liuwan", "east", "west", "grid")
        assert await places.children(work, "liuwan") == (EAST, WEST)
        assert await places.below_children(work, "bailu") == (EAST, WEST)
        assert await places.unit_of_level(work, "grid", "village") == VILLAGE
        assert await places.unit_of_level(work, "east", "hamlet") == EAST
        assert await places.unit_of_level(work, "bailu", "village") is None
        assert await places.units_of_level(work, "township") == (TOWNSHIP, OTHER)

    await database.read(look)


async def test_every_township_has_its_own_clinic(database: Database) -> None:
    await database.write(add_tree)

    async def look(work: Work) -> None:
        assert await places.departments_of(work, "bailu", "clinic") == CLINIC
        assert await places.departments_of(work, "heron", "clinic") == OTHERS_CLINIC
        assert await places.departments_of(work, "bailu", "police") is None
        # A village whose code is that of a department is no department.
        assert await places.departments_of(work, "bailu", "liuwan") is None

    await database.read(look)


async def test_no_case_number_is_given_twice(database: Database) -> None:
    await database.write(add_tree)
    taken = [await database.write(lambda w: places.take_number(w, "liuwan")) for _ in range(3)]
    assert taken == [1, 2, 3]
    assert await database.write(lambda w: places.take_number(w, "east")) == 1
    with pytest.raises(Missing):
        await database.write(lambda w: places.take_number(w, "nowhere"))


async def test_a_household_is_found_where_it_stands(database: Database) -> None:
    door = Household("d1", "east", "王秀英家", "东湾1号", "老槐树旁")
    other = Household("d2", "west", "王秀英家")

    async def add(work: Work) -> None:
        await add_tree(work)
        assert await places.add_household(work, door)
        assert await places.add_household(work, other)
        assert not await places.add_household(work, door)

    async def look(work: Work) -> None:
        assert await places.get_household(work, "d1") == door
        assert await places.households_of_unit(work, "east") == (door,)
        assert await places.households_of_unit(work, "west") == (other,)
        assert await places.households_of_unit(work, "bailu") == ()
        with pytest.raises(Missing, match="d9"):
            await places.get_household(work, "d9")

    await database.write(add)
    await database.read(look)
