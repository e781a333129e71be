"""People, ties and roles on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.people import Household, Person, Tie, Unit
from bot.store import people, places
from bot.store.database import Database, Work
from bot.store.missing import Missing

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 21)
LATER = date(2026, 12, 1)

WANG = Person(
    id="wang",
    unit_id="east",
    name="王秀英",
    household_id="door",
    called="王奶奶",
    born="1948-03-09",
    sex="f",
    phone="13800000001",
    colour="yellow",
    lives_alone=True,
    illness="高血压",
    listens=True,
)
LI = Person(id="li", unit_id="east", name="李小芳", household_id="door", born="1984", pregnant=True)
ZHOU = Person(id="zhou", unit_id="west", name="周建国")


async def _village(work: Work) -> None:
    for id, name in (("east", "东湾"), ("west", "西湾")):
        await places.add_unit(work, Unit(id, None, "hamlet", name, name))
    await places.add_household(work, Household("door", "east", "王秀英家"))
    for person in (WANG, LI, ZHOU):
        assert await people.add_person(work, person, now=NOW)


async def test_a_person_comes_back_as_they_were_written(database: Database) -> None:
    await database.write(_village)
    assert await database.read(lambda w: people.get_person(w, "wang")) == WANG
    assert await database.read(lambda w: people.find_person(w, "li")) == LI


async def test_the_same_id_a_second_time_changes_nothing(database: Database) -> None:
    await database.write(_village)
    again = replace(WANG, name="张三")
    assert not await database.write(lambda w: people.add_person(w, again, now=NOW))
    assert await database.read(lambda w: people.get_person(w, "wang")) == WANG


async def test_getting_nobody_is_a_bug_and_finding_nobody_is_not(database: Database) -> None:
    assert await database.read(lambda w: people.find_person(w, "nobody")) is None
    with pytest.raises(Missing, match="nobody"):
        await database.read(lambda w: people.get_person(w, "nobody"))


async def test_people_are_found_by_door_by_unit_and_by_either_name(database: Database) -> None:
    await database.write(_village)

    async def look(work: Work) -> None:
        assert await people.household_people(work, "door") == (WANG, LI)
        assert await people.people_of_unit(work, "west") == (ZHOU,)
        assert await people.people_named(work, "王奶奶", ["west", "east"]) == (WANG,)
        assert await people.people_named(work, "王秀英", ["east"]) == (WANG,)
        assert await people.people_named(work, "王奶奶", ["west"]) == ()
        assert await people.people_named(work, "王奶奶", ["eas_", "ast"]) == ()
        assert await people.people_named(work, "王奶奶", []) == ()

    await database.read(look)


async def test_who_has_died_is_in_no_list_holds_no_role_and_stands_by_nobody(
    database: Database,
) -> None:
    async def end(work: Work) -> None:
        await _village(work)
        await people.add_tie(work, Tie("wang", "li", "guardian"), DAY)
        await people.add_role(work, "r1", "li", "liaison", "east", DAY)
        await people.end_person(work, "li", DAY, "died")

    async def look(work: Work) -> None:
        gone = await people.get_person(work, "li")
        assert (gone.ended_on, gone.ended_why) == ("2026-11-21", "died")
        assert await people.household_people(work, "door") == (WANG,)
        assert await people.people_of_unit(work, "east") == (WANG,)
        assert await people.people_named(work, "李小芳", ["east"]) == ()
        assert await people.ties_of(work, "wang") == ()
        assert await people.roles_of(work, "li", DAY) == ()
        assert await people.holders(work, "east", ["liaison"], DAY) == ()

    await database.write(end)
    await database.read(look)


async def test_a_person_can_ask_to_listen(database: Database) -> None:
    async def ask(work: Work) -> None:
        await _village(work)
        await people.set_listens(work, "li", True)
        await people.set_listens(work, "wang", False)

    await database.write(ask)
    assert (await database.read(lambda w: people.get_person(w, "li"))).listens
    assert not (await database.read(lambda w: people.get_person(w, "wang"))).listens


async def test_the_first_to_be_asked_comes_first(database: Database) -> None:
    second, first = Tie("wang", "li", "guardian", 2), Tie("wang", "zhou", "guardian", 1)
    kin = Tie("wang", "zhou", "kin", 3, "li")

    async def tie(work: Work) -> None:
        await _village(work)
        for each in (second, first, kin):
            await people.add_tie(work, each, DAY)

    async def look(work: Work) -> None:
        assert await people.ties_of(work, "wang") == (first, second, kin)
        assert await people.ties_of(work, "wang", "guardian") == (first, second)
        assert await people.ties_to(work, "zhou") == (first, kin)
        assert await people.ties_to(work, "zhou", "kin") == (kin,)
        assert await people.ties_to(work, "wang") == ()

    await database.write(tie)
    await database.read(look)


async def test_a_tie_ends_and_begins_anew(database: Database) -> None:
    tie = Tie("wang", "li", "guardian", 2)

    async def end(work: Work) -> tuple[Tie, ...]:
        await _village(work)
        await people.add_tie(work, tie, DAY)
        await people.end_tie(work, tie, DAY)
        assert not await people.add_tie_if_new(work, tie, LATER)
        return await people.ties_of(work, "wang")

    assert await database.write(end) == ()
    better = replace(tie, rank=1)
    await database.write(lambda w: people.add_tie(w, better, LATER))
    assert await database.read(lambda w: people.ties_of(w, "wang")) == (better,)


async def test_a_role_holds_from_its_first_day_until_the_day_it_ends(database: Database) -> None:
    async def name(work: Work) -> None:
        await _village(work)
        await people.add_role(work, "r1", "li", "liaison", "east", DAY)
        await people.add_role(work, "r2", "zhou", "liaison", "east", DAY, LATER, "li")
        await people.add_role(work, "r3", "zhou", "duty_village", "east", LATER)

    async def look(work: Work) -> None:
        assert await people.holders(work, "east", ["liaison", "driver"], date(2026, 11, 20)) == ()
        assert await people.holders(work, "east", ["liaison", "driver"], DAY) == (
            ("li", "liaison", "east", None),
            ("zhou", "liaison", "east", "li"),
        )
        assert await people.holders(work, "east", ["liaison"], LATER) == (
            ("li", "liaison", "east", None),
        )
        assert await people.holders(work, "east", ["duty-village", "duty"], LATER) == ()
        assert await people.holders(work, "west", ["liaison"], DAY) == ()
        assert await people.roles_of(work, "zhou", DAY) == (("liaison", "east", "li"),)
        assert await people.roles_of(work, "zhou", LATER) == (("duty_village", "east", None),)

    await database.write(name)
    await database.read(look)


async def test_a_role_ends_and_can_be_given_back_the_same_day(database: Database) -> None:
    async def end(work: Work) -> None:
        await _village(work)
        await people.add_role(work, "r1", "li", "liaison", "east", DAY)
        await people.add_role(work, "r2", "li", "driver", "east", DAY)
        await people.end_role(work, "r1", DAY)
        assert await people.roles_of(work, "li", DAY) == (("driver", "east", None),)
        await people.end_roles_of_person(work, "li", DAY)
        assert await people.roles_of(work, "li", DAY) == ()
        assert not await people.add_role_if_new(work, "r1", "li", "liaison", "east", DAY)
        await people.add_role(work, "r9", "li", "liaison", "east", DAY)

    await database.write(end)
    held = await database.read(lambda w: people.roles_of(w, "li", DAY))
    assert held == (("liaison", "east", None),)


async def test_after_forgetting_nothing_says_who_it_was(database: Database) -> None:
    async def forget(work: Work) -> None:
        await _village(work)
        await people.add_tie(work, Tie("wang", "zhou", "guardian", 1, "li"), DAY)
        await people.add_tie(work, Tie("li", "wang", "key_holder"), DAY)
        await people.add_tie(work, Tie("zhou", "li", "kin", 1, "wang"), DAY)
        await people.forget(work, "wang")

    async def look(work: Work) -> None:
        left = await people.get_person(work, "wang")
        assert left == Person(id="wang", unit_id="east", name="", ended_why="asked")
        assert await people.ties_of(work, "wang") == ()
        assert await people.ties_to(work, "wang") == ()
        assert await people.ties_of(work, "zhou") == (Tie("zhou", "li", "kin"),)
        assert await people.people_of_unit(work, "east") == (LI,)

    await database.write(forget)
    await database.read(look)
