"""Drivers, cars, teams and skills on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.drivers import Vehicle
from bot.domain.helping import OrganisationSort, Rest, RestWhy, Team, TeamKind, TeamPlace
from bot.domain.people import Person
from bot.store import drivers, people, rests, skills, teams
from bot.store.database import Database, Work
from tests.store.test_places import add_tree

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # a Monday at nine
DAY = date(2026, 11, 23)


async def some_people(work: Work, *ids: str, unit: str = "east") -> None:
    for id in ids:
        await people.add_person(work, Person(id, unit, f"name of {id}"), now=NOW)


async def drives(work: Work, id: str, unit: str) -> None:
    await people.add_role(work, f"{id}:{unit}", id, "driver", unit, DAY)


async def test_drivers_of_a_hamlet_are_those_of_its_village_too(database: Database) -> None:
    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "near", "far", "other")
        await drives(work, "near", "east")
        await drives(work, "near", "liuwan")
        await drives(work, "far", "liuwan")
        await drives(work, "other", "west")
        await drivers.add_vehicle(work, Vehicle("v1", "near", 4, "car", "A1", night=True), NOW)
        await drivers.set_hours(work, "near", "mon-fri 08:00-18:00", NOW)

    await database.write(fill)
    every = await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE))
    far, near = every
    assert (near.units, far.units) == (("east", "liuwan"), ("liuwan",))
    assert near.vehicle == Vehicle("v1", "near", 4, "car", "A1", night=True)
    assert (near.opens, far.vehicle, far.opens) == ("mon-fri 08:00-18:00", None, None)


async def test_the_car_told_last_is_the_one_that_is_driven(database: Database) -> None:
    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "near")
        await drivers.add_vehicle(work, Vehicle("v1", "near", 4), NOW)
        await drivers.change_vehicle(work, Vehicle("v2", "near", 6), NOW + timedelta(days=1))
        assert await drivers.vehicle_of(work, "near") == Vehicle("v2", "near", 6)
        await drivers.set_night(work, "near", True)
        assert await drivers.vehicle_of(work, "near") == Vehicle("v2", "near", 6, night=True)
        assert await drivers.vehicle(work, "v1") == Vehicle("v1", "near", 4)
        await drivers.forget(work, "near")
        assert await drivers.vehicle_of(work, "near") is None

    await database.write(fill)


async def test_who_rests_is_off_for_as_long_as_it_lasts(database: Database) -> None:
    until = NOW + timedelta(hours=15)

    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "near")
        await drives(work, "near", "east")
        await rests.add_rest(work, Rest("r1", "near", RestWhy.REST, NOW, until))

    await database.write(fill)
    (today,) = await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE))
    (later,) = await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE, at=until))
    assert (today.off, later.off) == (True, False)
    assert await database.write(lambda w: rests.end_rests(w, "near", NOW)) == 1
    (back,) = await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE))
    assert not back.off


async def test_a_fleet_counts_while_it_helps_the_village(database: Database) -> None:
    fleet = Team(
        "f1", TeamKind.FLEET, "bailu", "fleet", OrganisationSort.LEAGUE, "contact", since=DAY
    )
    last = DAY + timedelta(days=2)

    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "guest", "contact")
        assert await teams.add_team(work, fleet)
        assert not await teams.add_team(work, fleet)
        assert await teams.add_member(work, "f1", "guest", NOW)
        assert not await teams.add_member(work, "f1", "guest", NOW)

    await database.write(fill)
    assert await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE)) == ()
    where = TeamPlace("f1", "liuwan", DAY, last)
    await database.write(lambda w: teams.place(w, where, "contact"))
    (guest,) = await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE))
    assert (guest.person_id, guest.units) == ("guest", ("liuwan",))
    later = NOW + timedelta(days=3)
    assert await database.read(lambda w: drivers.drivers_for(w, "east", NOW, ZONE, at=later)) == ()
    assert await database.read(lambda w: teams.places_of(w, "f1")) == (where,)
    assert await database.read(lambda w: teams.teams_at(w, ("liuwan",), DAY)) == (fleet,)
    assert await database.read(lambda w: teams.teams_of(w, "guest", DAY)) == (fleet,)
    await database.write(lambda w: teams.forget(w, "guest"))
    assert await database.read(lambda w: teams.members(w, "f1")) == ()


async def test_a_skill_counts_as_verified_once_somebody_said_so(database: Database) -> None:
    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "nurse", "doctor")
        assert await skills.add_skill(work, "nurse", "nurse", NOW)
        assert not await skills.add_skill(work, "nurse", "nurse", NOW)
        assert await skills.has_skill(work, "nurse", "nurse", verified=False)
        assert not await skills.has_skill(work, "nurse", "nurse", verified=True)
        assert await skills.verify(work, "nurse", "nurse", "doctor", NOW)
        assert not await skills.verify(work, "nurse", "nurse", "doctor", NOW)
        assert not await skills.refuse(work, "nurse", "nurse", NOW)
        assert await skills.has_skill(work, "nurse", "nurse", verified=True)
        assert await skills.people_with(work, "nurse", ("east",), verified=True) == ("nurse",)
        assert await skills.people_with(work, "nurse", ("west",), verified=True) == ()

    await database.write(fill)


async def test_a_refused_skill_is_none_until_it_is_said_again(database: Database) -> None:
    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "nurse")
        await skills.add_skill(work, "nurse", "nurse", NOW)
        assert await skills.refuse(work, "nurse", "nurse", NOW)
        assert not await skills.has_skill(work, "nurse", "nurse", verified=False)
        assert await skills.add_skill(work, "nurse", "nurse", NOW)
        assert await skills.has_skill(work, "nurse", "nurse", verified=False)
        await skills.drop(work, "nurse", "nurse")
        assert await skills.skills_of(work, "nurse") == ()

    await database.write(fill)


async def test_the_first_answer_about_a_new_driver_counts(database: Database) -> None:
    async def fill(work: Work) -> None:
        await add_tree(work)
        await some_people(work, "new", "cadre")
        await drivers.agree_to_drive(work, "new", "east", NOW)
        assert (await drivers.helper(work, "new")).accepted == "asked"
        assert await drivers.accept_driver(work, "new", "yes", "cadre", NOW) == "east"
        assert await drivers.accept_driver(work, "new", "no", "cadre", NOW) is None
        assert (await drivers.helper(work, "new")).accepted == "yes"

    await database.write(fill)
