"""Units and households: the tree of places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.people import Household, Unit
from bot.store.missing import Missing
from bot.store.work import Row, Work

_KNOWN = "units"


@dataclass(slots=True)
class _Known:
    """Units asked for again and again in one piece of work; they only ever become more."""

    units: dict[str, Unit | None] = field(default_factory=dict)
    ancestors: dict[str, tuple[Unit, ...]] = field(default_factory=dict)


def _known(work: Work) -> _Known:
    known = work.known.get(_KNOWN)
    if not isinstance(known, _Known):
        work.known[_KNOWN] = known = _Known()
    return known


async def add_unit(work: Work, unit: Unit, *, reads_counts_only: bool = False) -> bool:
    """Whether the unit is new; an id already there stays as it is."""
    work.known.pop(_KNOWN, None)
    row = await work.one(
        "add_unit",
        id=unit.id,
        parent_id=unit.parent_id,
        level=unit.level,
        code=unit.code,
        name=unit.name,
        short_name=unit.short_name,
        landmark=unit.landmark,
        area_code=unit.area_code,
        region=unit.region,
        phones=json.dumps(unit.phones, ensure_ascii=False),
        reads_counts_only=int(reads_counts_only),
    )
    return row is not None


async def get_unit(work: Work, id: str) -> Unit:
    """The unit; an unknown id is a bug."""
    unit = await find_unit(work, id)
    if unit is None:
        raise Missing("unit", id)
    return unit


async def find_unit(work: Work, id: str) -> Unit | None:
    """The unit, or None."""
    known = _known(work)
    if id not in known.units:
        known.units[id] = _maybe_unit(await work.one("find_unit", id=id))
    return known.units[id]


async def find_unit_by_code(work: Work, code: str) -> Unit | None:
    """The unit with this code; departments share theirs and are found by `departments_of`."""
    return _maybe_unit(await work.one("find_unit_by_code", code=code))


async def unit_by_name(work: Work, name: str) -> Unit | None:
    """The unit with this full name, else the one with this short name."""
    return _maybe_unit(await work.one("find_unit_by_name", name=name))


async def ancestors(work: Work, unit_id: str) -> tuple[Unit, ...]:
    """The unit itself, what it belongs to, and so on up to the root."""
    known = _known(work)
    if unit_id not in known.ancestors:
        over = _units(await work.all("list_ancestors", unit_id=unit_id))
        known.ancestors[unit_id] = over
        known.units.update({unit.id: unit for unit in over})
    return known.ancestors[unit_id]


async def subtree_ids(work: Work, unit_id: str) -> tuple[str, ...]:
    """The unit itself and everything below it."""
    return tuple(row["id"] for row in await work.all("list_subtree", unit_id=unit_id))


async def children(work: Work, unit_id: str) -> tuple[Unit, ...]:
    """What belongs directly to the unit, its departments too."""
    return _units(await work.all("list_children", unit_id=unit_id))


async def below_children(work: Work, unit_id: str) -> tuple[Unit, ...]:
    """What belongs directly to something that belongs directly to the unit."""
    return _units(await work.all("list_grandchildren", unit_id=unit_id))


async def units_of_level(work: Work, level: str) -> tuple[Unit, ...]:
    """Every unit of this level, wherever it is."""
    return _units(await work.all("list_units_of_level", level=level))


async def all_units(work: Work) -> tuple[Unit, ...]:
    """The whole tree."""
    return _units(await work.all("list_all_units"))


async def unit_of_level(work: Work, unit_id: str, level: str) -> Unit | None:
    """The unit itself or the nearest one above it that has this level."""
    return next((u for u in await ancestors(work, unit_id) if u.level == level), None)


async def departments_of(work: Work, township_id: str, code: str) -> Unit | None:
    """The township's department with this code."""
    return _maybe_unit(await work.one("find_department", township_id=township_id, code=code))


async def take_number(work: Work, unit_id: str) -> int:
    """The next case number of the unit; each is given once."""
    row = await work.one("take_number", unit_id=unit_id)
    if row is None:
        raise Missing("unit", unit_id)
    return int(row["number"])


async def add_household(work: Work, household: Household) -> bool:
    """Whether the household is new; an id already there stays as it is."""
    row = await work.one(
        "add_household",
        id=household.id,
        unit_id=household.unit_id,
        name=household.name,
        door=household.door,
        landmark=household.landmark,
    )
    return row is not None


async def get_household(work: Work, id: str) -> Household:
    """The household; an unknown id is a bug."""
    row = await work.one("find_household", id=id)
    if row is None:
        raise Missing("household", id)
    return _household(row)


async def households_of_unit(work: Work, unit_id: str) -> tuple[Household, ...]:
    """Every door of this very unit."""
    rows = await work.all("list_households_of_unit", unit_id=unit_id)
    return tuple(_household(row) for row in rows)


def _units(rows: Sequence[Row]) -> tuple[Unit, ...]:
    return tuple(_unit(row) for row in rows)


def _maybe_unit(row: Row | None) -> Unit | None:
    return _unit(row) if row else None


def _unit(row: Row) -> Unit:
    return Unit(
        id=row["id"],
        parent_id=row["parent_id"],
        level=row["level"],
        name=row["name"],
        short_name=row["short_name"],
        code=row["code"],
        landmark=row["landmark"],
        area_code=row["area_code"],
        region=row["region"],
        phones=_phones(row["phones"]),
    )


def _phones(text: str | None) -> tuple[tuple[str, str], ...]:
    if not text or text == "[]":
        return ()
    return tuple((what, number) for what, number in json.loads(text))


def _household(row: Row) -> Household:
    return Household(row["id"], row["unit_id"], row["name"], row["door"], row["landmark"])
