"""A village as the audit looks at it: a few queries a village, however large the county."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.people import Person
from bot.domain.times import to_text
from bot.store.listed import listed
from bot.store.people import read_person
from bot.store.personal import Column
from bot.store.work import Row, Work

# Nothing of its own is kept here.
PERSONAL: tuple[Column, ...] = ()
Ties = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A role held at a unit, with its days."""

    id: str
    person_id: str
    role: str
    unit_id: str
    since: date
    until: date | None
    stands_in_for: str | None


async def households_of(work: Work, unit_ids: Iterable[str]) -> dict[str, str]:
    """Household and unit."""
    rows = await work.all("list_households_of_units", unit_ids=listed(unit_ids))
    return {row["id"]: row["unit_id"] for row in rows}


async def ties_of_units(work: Work, unit_ids: Iterable[str]) -> Ties:
    """Person, tie, who stands by them, rank 1 first."""
    found: Ties = {}
    for row in await work.all("list_ties_of_units", unit_ids=listed(unit_ids)):
        found.setdefault(row["person_id"], {}).setdefault(row["tie"], []).append(row["other_id"])
    return found


async def posts_of(
    work: Work, unit_ids: Iterable[str], roles: Sequence[str], day: date
) -> tuple[PostRow, ...]:
    """Who holds one of these roles there on `day`, the longest in office first."""
    rows = await work.all(
        "list_posts_of_units",
        unit_ids=listed(unit_ids),
        roles=listed(roles),
        day=day.isoformat(),
    )
    return tuple(_post(row) for row in rows)


async def stand_ins_for(work: Work, person_id: str, day: date) -> tuple[PostRow, ...]:
    """Who has taken this person's place, for which of their roles."""
    rows = await work.all("list_stand_ins", person_id=person_id, day=day.isoformat())
    return tuple(_post(row) for row in rows)


async def resting_among(work: Work, person_ids: Iterable[str], at: datetime) -> frozenset[str]:
    """Who of them is ill or off at this moment."""
    rows = await work.all("list_resting_among", person_ids=listed(person_ids), at=to_text(at))
    return frozenset(row["person_id"] for row in rows)


async def unasked_since(work: Work, person_id: str, since: datetime) -> int:
    """How much somebody was told unasked since then, and what waits to be told."""
    row = await work.one("count_unasked_since", person_id=person_id, since=to_text(since))
    return int(row["n"]) if row else 0


async def patients_of(work: Work, doctor_id: str) -> tuple[Person, ...]:
    """Whose family doctor somebody is, wherever they live."""
    rows = await work.all("list_patients_of", doctor_id=doctor_id)
    return tuple(read_person(row) for row in rows)


async def open_of(
    work: Work, unit_ids: Iterable[str], kinds: Iterable[str], most: int = 200
) -> tuple[str, ...]:
    """Ids of what is open of these kinds, oldest first."""
    rows = await work.all(
        "list_open_of_units", unit_ids=listed(unit_ids), kinds=listed(kinds), most=most
    )
    return tuple(row["id"] for row in rows)


async def forget(work: Work, person_id: str) -> None:
    """Nothing of its own is kept here (PERSONAL)."""


def _post(row: Row) -> PostRow:
    return PostRow(
        id=row["id"],
        person_id=row["person_id"],
        role=row["role"],
        unit_id=row["unit_id"],
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        stands_in_for=row["stands_in_for"],
    )
