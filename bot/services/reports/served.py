"""What volunteers and others did, as tables for certificates and subsidies, without a new form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.reports.paper import note_look
from bot.services.reports.tree import Tree, load_tree
from bot.services.rides.record import months_of
from bot.services.stock.sheets import List, Span
from bot.services.views.names import text_of
from bot.store import people, report_facts, rota
from bot.store.database import Work

LONGEST = timedelta(days=366)
OF_PEOPLE = (
    ("month", "text"), ("village", "text"), ("person", "text"), ("deeds", "int"),
    ("trips", "int"), ("road_hours", "text"), ("turns", "int"), ("turn_hours", "int"),
)  # fmt: skip
OF_VILLAGES = (
    ("month", "text"), ("village", "text"), ("people_served", "int"), ("deeds", "int"),
    ("trips", "int"), ("road_hours", "text"), ("turns", "int"), ("turn_hours", "int"),
)  # fmt: skip


@dataclass(slots=True)
class Sum:
    """Of one person, or of everybody of a village, in one month."""

    people: set[str]
    deeds: int = 0
    trips: int = 0
    hours: float = 0
    turns: int = 0
    turn_hours: float = 0


class ServiceLists:
    """By person (subsidies, certificates) or by village (counts); sorted by name, no order."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def make(self, unit: str | None, span: Span, *, with_names: bool) -> List:
        """Both from what was done; turns on duty are those of the rota that are over."""
        desk = self._desk
        await note_look(desk, "export service" + (" names" if with_names else ""), unit)
        return await desk.database.read(
            lambda work: self._list(work, unit, span, with_names=with_names)
        )

    async def _list(self, work: Work, unit: str | None, span: Span, *, with_names: bool) -> List:
        desk, tree = self._desk, await load_tree(work)
        found: dict[tuple[str, ...], Sum] = {}
        for person in await _helpers(work, desk, tree, unit):
            village = tree.name(tree.over(person.unit_id, "village"))
            for month, one in (await self._of(work, person, span)).items():
                key = (month, village, person.name, person.id) if with_names else (month, village)
                _add(found.setdefault(key, Sum(set())), one)
        rows = [_row(key, one, with_names=with_names) for key, one in sorted(found.items())]
        columns = OF_PEOPLE if with_names else OF_VILLAGES
        titles = tuple((text_of(desk, f"export.service.{code}"), kind) for code, kind in columns)
        return List(text_of(desk, "export.title.service"), titles, tuple(rows))

    async def _of(self, work: Work, person: Person, span: Span) -> dict[str, Sum]:
        desk = self._desk
        since = max(span.since, desk.now() - LONGEST)
        until = min(span.until, desk.now())
        found: dict[str, Sum] = {}
        for month in await months_of(work, desk, person.id):
            if _within(month.first, since, until, desk):
                one = found.setdefault(f"{month.first:%Y-%m}", Sum({person.id}))
                one.deeds, one.trips, one.hours = month.deeds.total(), month.trips, month.hours
        for duty in await rota.duties_of(work, person.id, since, until):
            if duty.ends_at <= until and duty.starts_at >= since:
                month_of = f"{duty.starts_at.astimezone(desk.zone):%Y-%m}"
                one = found.setdefault(month_of, Sum({person.id}))
                one.turns += 1
                one.turn_hours += (duty.ends_at - duty.starts_at) / timedelta(hours=1)
        return found


def _within(first: date, since: datetime, until: datetime, desk: Desk) -> bool:
    begin = since.astimezone(desk.zone).date().replace(day=1)
    return begin <= first <= until.astimezone(desk.zone).date()


async def _helpers(work: Work, desk: Desk, tree: Tree, unit: str | None) -> list[Person]:
    """Whoever holds a role or ever did a deed, of a unit and below, or of all."""
    inside = set(tree.inside(unit)) if unit else set(tree.units)
    ids = await report_facts.who_served(work, desk.now() - LONGEST)
    found = [await people.find_person(work, id) for id in ids]
    return [p for p in found if p is not None and p.unit_id in inside]


def _add(total: Sum, one: Sum) -> None:
    total.people |= one.people
    total.deeds += one.deeds
    total.trips += one.trips
    total.hours += one.hours
    total.turns += one.turns
    total.turn_hours += one.turn_hours


def _row(key: tuple[str, ...], one: Sum, *, with_names: bool) -> tuple[Any, ...]:
    who: Iterable[Any] = (key[2],) if with_names else (len(one.people),)
    return (
        key[0], key[1], *who, one.deeds, one.trips, f"{round(one.hours, 1):g}", one.turns,
        round(one.turn_hours),
    )  # fmt: skip
