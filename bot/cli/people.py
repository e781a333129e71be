"""`linli people`: the register, and what is done with many at once; each is undone as easily."""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial
from typing import Annotated, Literal

from cyclopts import App, Parameter

from bot.cli.desk import desk_of
from bot.cli.ending import ENDS
from bot.cli.jsonline import json_line
from bot.cli.place import find_place
from bot.cli.workbooks import day_of
from bot.domain.people import Person
from bot.faults import StartFault
from bot.services.desk import Desk
from bot.services.present import Plain
from bot.services.roster.hand_doors import carry_out
from bot.services.roster.handing import give_back
from bot.services.roster.listing import list_people
from bot.settings import load_settings
from bot.store import people as register
from bot.store import places, roster
from bot.store.database import Work

people = App(name="people", help="The register: who is there, and moving, ending, replacing many.")


@people.default
def show(
    *,
    as_json: Annotated[bool, Parameter(name="--json")] = False,
    unit: str | None = None,
    narrow: Literal["old_young", "hardship"] | None = None,
) -> None:
    """List the people of the register.

    Parameters
    ----------
    as_json
        One JSON object a line; without it, a short line a person.
    unit
        Only this place and all below it, by its id or name.
    narrow
        Only the old and the young, or only households in hardship.
    """
    asyncio.run(_show(as_json, unit, narrow))


@people.command
def move(*names: str, to: str) -> None:
    """Move people to another place of the tree; their household moves when all of it does.

    Parameters
    ----------
    names
        Ids, or names where only one person has them.
    to
        The hamlet, by its id or name.
    """
    asyncio.run(_move(names, to))


@people.command
def end(*names: str, why: Literal["moved", "died", "asked"] = "moved") -> None:
    """People who are not here any more: nothing is asked of or about them from now on.

    A death is held at once and asked of the liaison in the bot, where two people have to say so;
    who asked to be let go is let go of in every table, as /forget does it.

    Parameters
    ----------
    names
        Ids, or names where only one person has them.
    why
        They moved away, died, or asked to be let go.
    """
    asyncio.run(_end(names, why))


@people.command
def replace(giver: str, taker: str, *, until: str | None = None) -> None:
    """Hand somebody's whole work to somebody else: roles, people, turns, open matters.

    Parameters
    ----------
    giver
        Whose work it is, by id or name.
    taker
        Who has it from now on, by id or name.
    until
        The last day, like 2026-12-01; without it, for good.
    """
    asyncio.run(_replace(giver, taker, day_of(until) if until else None))


@people.command
def undo(who: str) -> None:
    """Take the latest hand-over of somebody back.

    Parameters
    ----------
    who
        Who gave or got it, by id or name.
    """
    asyncio.run(_undo(who))


async def _show(as_json: bool, unit: str | None, narrow: str | None) -> None:
    async with desk_of(load_settings()) as desk:
        root = await find_place(desk.database, unit)
        async for found in list_people(desk, unit=root, narrow=narrow):
            print(json_line(found) if as_json else _line(found))


async def _move(names: tuple[str, ...], to: str) -> None:
    async with desk_of(load_settings()) as desk:
        unit_id = await find_place(desk.database, to) or ""
        found = [await find_one(desk, name) for name in names]
        await desk.database.write(lambda work: _move_all(work, unit_id, found))
        print(f"{len(found)} people belong to {to} now.")


async def _move_all(work: Work, unit_id: str, found: list[Person]) -> None:
    moving = {person.id for person in found}
    for household_id in {person.household_id for person in found if person.household_id}:
        at_home = await register.household_people(work, household_id)
        if {person.id for person in at_home} <= moving:
            await roster.move_household(work, household_id, unit_id)
    for person in found:
        await roster.move_person(work, person.id, unit_id)


async def _end(names: tuple[str, ...], why: str) -> None:
    async with desk_of(load_settings()) as desk:
        for person in [await find_one(desk, name) for name in names]:
            print(await desk.database.write(partial(ENDS[why], desk=desk, person=person)))


async def _replace(giver: str, taker: str, last: date | None) -> None:
    async with desk_of(load_settings()) as desk:
        sides = [await find_one(desk, giver), await find_one(desk, taker)]
        key, params = await desk.database.write(
            lambda work: carry_out(work, desk, sides[0], sides[1], by=None, last=last)
        )
        if key != "roster.hand.done":
            raise StartFault(desk.content.messages.render(key, params).text)
        print(
            f"What {giver} had in hand is {taker}'s now; linli people undo {giver} takes it back."
        )


async def _undo(who: str) -> None:
    async with desk_of(load_settings()) as desk:
        person = await find_one(desk, who)
        made = await desk.database.read(lambda work: roster.last_handover_of(work, person.id))
        if made is None:
            raise StartFault(f"Nothing of {who} was handed over lately.")
        await desk.database.write(lambda work: give_back(work, desk, made, by=None))
        print("It is as it was before.")


async def find_one(desk: Desk, name: str) -> Person:
    """By id, else by a name that only one has."""
    found = await desk.database.read(lambda work: _called(work, name))
    if not found:
        raise StartFault(f"There is nobody called {name}.")
    if len(found) > 1:
        ids = ", ".join(person.id for person in found)
        raise StartFault(f"{len(found)} people are called {name}; give the id: {ids}.")
    return found[0]


async def _called(work: Work, name: str) -> tuple[Person, ...]:
    person = await register.find_person(work, name)
    if person is not None and person.ended_why is None:
        return (person,)
    units = [unit.id for unit in await places.all_units(work)]
    return await register.people_named(work, name, units)


def _line(found: Plain) -> str:
    return "\t".join(str(found[name]) for name in ("id", "name", "unit"))
