"""What is counted and not entered: lines of registers, cases, those who came home, doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.registers import Item
from bot.services.desk import Desk
from bot.services.registers.sweep_figures import sweep_figures
from bot.services.returnees.figures import from_areas, returnee_figures
from bot.store import registers
from bot.store.database import Work

MOVEMENTS, WENT = "movements", "went"


@dataclass(frozen=True, slots=True)
class Span:
    """These very units, both days counted."""

    units: tuple[str, ...]
    since: date
    until: date


async def count(work: Work, desk: Desk, item: Item, span: Span) -> int:
    """All its sources together."""
    return sum([await _one(work, desk, source, span) for source in item.counts])


async def _one(work: Work, desk: Desk, source: str, span: Span) -> int:
    what, _, name = source.partition(":")
    if what == "register":
        return (await registers.counts(work, span.units, span.since, span.until)).get(name, 0)
    if what == "case":
        return await _cases(work, desk, name, span)
    if what == "sum":
        code, _, field = name.partition(".")
        return await _sum(work, code, field, span)
    if what == "away":
        return await _sum(work, MOVEMENTS, WENT, span)
    if what == "sweeps":
        return (await sweep_figures(work, desk, span.units, span.until)).done
    if what == "areas":
        return await from_areas(work, desk, span.units, span.until)
    return (await returnee_figures(work, desk, span.units, span.until))[1]


async def _cases(work: Work, desk: Desk, name: str, span: Span) -> int:
    """case:help is every category of it, case:help.ride that one alone."""
    kind, _, category = name.partition(".")
    since = datetime.combine(span.since, time(), desk.zone)
    until = datetime.combine(span.until + timedelta(days=1), time(), desk.zone)
    found = await registers.cases_by_sort(work, span.units, since, until)
    return sum(n for (k, c), n in found.items() if k == kind and (not category or c == category))


async def _sum(work: Work, code: str, field: str, span: Span) -> int:
    lines = await registers.entries(work, code, span.units, span.since, span.until)
    said = [line.fields.get(field, "") for line in lines]
    return sum(int(value) for value in said if value.isdigit())
