"""People, who stands by whom, and who holds which role: rows in, values out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from bot.domain.people import Person, Tie
from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.missing import Missing
from bot.store.once import once
from bot.store.personal import Column
from bot.store.work import Row, Work

PERSONAL = (
    *(
        Column("people", column, "empty")
        for column in ("name", "called", "born", "sex", "phone", "colour", "household_id")
    ),
    *(Column("people", column, "empty") for column in ("lives_alone", "pregnant", "illness")),
    *(Column("people", column, "empty") for column in ("consent_version", "consent_at", "listens")),
    Column("ties", "person_id", "delete"),
    Column("ties", "other_id", "delete"),
    Column("ties", "confirmed_by", "empty"),
    Column("roles_held", "person_id", "keep"),  # an id beside a role: who answered must stay clear
)


class RoleOf(NamedTuple):
    """A role somebody holds; `stands_in_for` is the person whose place they take meanwhile."""

    role: str
    unit_id: str
    stands_in_for: str | None


class Holder(NamedTuple):
    """Somebody who holds a role at a unit."""

    person_id: str
    role: str
    unit_id: str
    stands_in_for: str | None


async def add_person(work: Work, person: Person, *, now: datetime) -> bool:
    """Whether the person is new; an id already there stays as it is."""
    row = await work.one(
        "add_person",
        id=person.id,
        unit_id=person.unit_id,
        household_id=person.household_id,
        name=person.name,
        called=person.called,
        born=person.born,
        sex=person.sex,
        phone=person.phone,
        colour=person.colour,
        lives_alone=int(person.lives_alone),
        pregnant=int(person.pregnant),
        illness=person.illness,
        listens=int(person.listens),
        guest=int(person.guest),
        ended_on=person.ended_on,
        ended_why=person.ended_why,
        created_at=to_text(now),
    )
    return row is not None


async def get_person(work: Work, id: str) -> Person:
    """The person, also one who has died, moved or been forgotten."""
    person = await find_person(work, id)
    if person is None:
        raise Missing("person", id)
    return person


async def find_person(work: Work, id: str) -> Person | None:
    """The person, or None."""
    return await once(work, "person", id, _find_person)


async def _find_person(work: Work, id: str) -> Person | None:
    row = await work.one("find_person", id=id)
    return read_person(row) if row else None


async def household_people(work: Work, household_id: str) -> tuple[Person, ...]:
    """Who lives behind this door, eldest first."""
    return _people(await work.all("list_household_people", household_id=household_id))


async def people_named(work: Work, name: str, unit_ids: Sequence[str]) -> tuple[Person, ...]:
    """Everybody of these units who has this name or is called so."""
    rows = await work.all("list_people_named", name=name, unit_ids=listed(unit_ids))
    return _people(rows)


async def people_mentioned(work: Work, words: str, unit_ids: Sequence[str]) -> tuple[Person, ...]:
    """Everybody of these units whose name, or what they are called, stands in the words."""
    rows = await work.all("list_people_mentioned", words=words, unit_ids=listed(unit_ids))
    return _people(rows)


async def people_of_unit(work: Work, unit_id: str) -> tuple[Person, ...]:
    """Everybody who belongs to this very unit, not to those below it."""
    return _people(await work.all("list_people_of_unit", unit_id=unit_id))


async def end_person(work: Work, id: str, on: date, why: str) -> None:
    """They died, moved or asked to be let go: no list, role or rota names them from now on."""
    await work.run("end_person", id=id, ended_on=on.isoformat(), ended_why=why)


async def set_listens(work: Work, id: str, listens: bool) -> None:
    """Whether they get a voice with every text."""
    await work.run("set_listens", id=id, listens=int(listens))


async def forget(work: Work, person_id: str) -> None:
    """Empty what is held about the person here (PERSONAL); the id stays, for ledgers."""
    await work.run("empty_person", id=person_id)
    await work.run("delete_ties", person_id=person_id)
    await work.run("delete_confirmations", person_id=person_id)


async def add_tie(work: Work, tie: Tie, since: date) -> None:
    """Somebody stands by somebody; said again, it only changes the rank and who confirmed it."""
    await work.run("add_tie", **_tie_values(tie, since))


async def add_tie_if_new(work: Work, tie: Tie, since: date) -> bool:
    """Whether the tie is new; one that is there, even ended, stays as it is."""
    return await work.one("add_tie_if_new", **_tie_values(tie, since)) is not None


async def end_tie(work: Work, tie: Tie, on: date) -> None:
    """They no longer stand by them."""
    await work.run(
        "end_tie",
        person_id=tie.person_id,
        other_id=tie.other_id,
        tie=tie.tie,
        until=on.isoformat(),
    )


async def ties_of(work: Work, person_id: str, tie: str | None = None) -> tuple[Tie, ...]:
    """Who stands by the person now, the first to be asked first."""
    if tie is None:
        return await once(work, "ties", person_id, _ties_of)
    return _ties(await work.all("list_ties_of", person_id=person_id, tie=tie))


async def _ties_of(work: Work, person_id: str) -> tuple[Tie, ...]:
    return _ties(await work.all("list_ties_of", person_id=person_id, tie=None))


async def ties_to(work: Work, other_id: str, tie: str | None = None) -> tuple[Tie, ...]:
    """By whom this person stands now."""
    return _ties(await work.all("list_ties_to", other_id=other_id, tie=tie))


async def add_role(
    work: Work,
    id: str,
    person_id: str,
    role: str,
    unit_id: str,
    since: date,
    until: date | None = None,
    stands_in_for: str | None = None,
) -> None:
    """Held from `since` up to, but not on, `until`."""
    await work.run(
        "add_role", **_role_values(id, person_id, role, unit_id, since, until, stands_in_for)
    )


async def add_role_if_new(
    work: Work, id: str, person_id: str, role: str, unit_id: str, since: date
) -> bool:
    """Whether the role is new; one that is there, even ended, stays as it is."""
    values = _role_values(id, person_id, role, unit_id, since, None, None)
    return await work.one("add_role_if_new", **values) is not None


async def end_role(work: Work, id: str, on: date) -> None:
    """The role is no longer held on `on`."""
    await work.run("end_role", id=id, until=on.isoformat())


async def end_roles_of_person(work: Work, person_id: str, on: date) -> None:
    """Everything the person holds without an end is no longer held on `on`."""
    await work.run("end_roles_of_person", person_id=person_id, until=on.isoformat())


async def roles_of(work: Work, person_id: str, day: date) -> tuple[RoleOf, ...]:
    """What the person holds on `day`."""
    rows = await work.all("list_roles_of", person_id=person_id, day=day.isoformat())
    return tuple(RoleOf(r["role"], r["unit_id"], r["stands_in_for"]) for r in rows)


async def holders(work: Work, unit_id: str, roles: Sequence[str], day: date) -> tuple[Holder, ...]:
    """Who holds one of these roles at this very unit on `day`, the longest in office first."""
    rows = await work.all("list_holders", unit_id=unit_id, roles=listed(roles), day=day.isoformat())
    return tuple(Holder(r["person_id"], r["role"], r["unit_id"], r["stands_in_for"]) for r in rows)


def read_person(row: Row) -> Person:
    """A row of `people` as the rules see it."""
    return Person(
        id=row["id"],
        unit_id=row["unit_id"],
        name=row["name"],
        household_id=row["household_id"],
        called=row["called"],
        born=row["born"],
        sex=row["sex"],
        phone=row["phone"],
        colour=row["colour"],
        lives_alone=bool(row["lives_alone"]),
        pregnant=bool(row["pregnant"]),
        illness=row["illness"],
        listens=bool(row["listens"]),
        guest=bool(row["guest"]),
        ended_on=row["ended_on"],
        ended_why=row["ended_why"],
    )


def _people(rows: Sequence[Row]) -> tuple[Person, ...]:
    return tuple(read_person(row) for row in rows)


def _ties(rows: Sequence[Row]) -> tuple[Tie, ...]:
    return tuple(
        Tie(r["person_id"], r["other_id"], r["tie"], r["rank"], r["confirmed_by"]) for r in rows
    )


def _tie_values(tie: Tie, since: date) -> dict[str, object]:
    return {
        "id": f"{tie.person_id}:{tie.tie}:{tie.other_id}",
        "person_id": tie.person_id,
        "other_id": tie.other_id,
        "tie": tie.tie,
        "rank": tie.rank,
        "confirmed_by": tie.confirmed_by,
        "since": since.isoformat(),
    }


def _role_values(
    id: str,
    person_id: str,
    role: str,
    unit_id: str,
    since: date,
    until: date | None,
    stands_in_for: str | None,
) -> dict[str, object]:
    return {
        "id": id,
        "person_id": person_id,
        "role": role,
        "unit_id": unit_id,
        "since": since.isoformat(),
        "until": until.isoformat() if until else None,
        "stands_in_for": stands_in_for,
    }
