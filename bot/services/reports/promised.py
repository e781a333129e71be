"""/promises: the four promises, what was looked at and settled, satisfaction, waits, from cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.outcome import Refused
from bot.domain.promises import (
    Rate,
    all_promises,
    reached,
    satisfied,
    settled,
    waits,
)
from bot.domain.reports import CaseFact
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.reports.seeing import reads_sums
from bot.services.reports.summary import Day, read_day
from bot.services.reports.whom import village_of
from bot.services.views.names import text_of
from bot.store import figures, report_facts
from bot.store.database import Work

LATELY = timedelta(days=7)
BELOW = {"county": "township", "township": "village", "village": "village"}
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one line's units."""

    name: str
    cases: tuple[CaseFact, ...]
    key_people: Rate
    doors: Rate


async def command(call: Call) -> None:
    """A cadre the own village, an officer the units below, small ones summed (CONDUCT 30)."""
    unit_id = await village_of(call.work, call.desk, call.actor)
    unit_id = unit_id or await reads_sums(call.work, call.desk, call.actor)
    if unit_id is None:
        await call.tell(Refused("board.not_for_you"))
        return
    await call.say("promises.card", {"root": unit_id})


async def say_promises(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Line by line, by name and not by merit."""
    seen = await read_day(work, desk, desk.today())
    root = params["root"]
    lines = await lines_of(work, desk, seen, root)
    return {
        "place": seen.tree.name(root),
        "days": desk.content.reporting.promise_days,
        "lines": [_line(desk, line) for line in lines],
    }


async def lines_of(work: Work, desk: Desk, seen: Day, root: str) -> list[Seen]:
    """The units one level below; those with too few role-holders in one line without a name."""
    level = BELOW[seen.tree.units[root].level]
    groups: dict[str, tuple[str, ...]] = {}
    small: list[str] = []
    for unit_id in seen.tree.of_level(level, root):
        inside = seen.tree.inside(unit_id)
        if seen.many(unit_id) < desk.content.reporting.rules.least_holders:
            small += inside
        else:
            groups[seen.tree.name(unit_id)] = inside
    if small:
        groups[text_of(desk, "figures.small_units")] = tuple(small)
    units = [unit for inside in groups.values() for unit in inside]
    loaded = await _load(work, desk, units)
    return [loaded.of(name, inside) for name, inside in groups.items()]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything of many units, read once."""

    cases: tuple[CaseFact, ...]
    key_people: Mapping[str, tuple[int, int]]
    doors: Mapping[str, int]
    homes: Mapping[str, int]

    def of(self, name: str, inside: Iterable[str]) -> Seen:
        own = set(inside)
        key = [self.key_people.get(unit, (0, 0)) for unit in own]
        return Seen(
            name,
            tuple(case for case in self.cases if case.unit_id in own),
            reached(sum(some for some, _ in key), sum(n for _, n in key)),
            reached(
                sum(self.doors.get(unit, 0) for unit in own),
                sum(self.homes.get(unit, 0) for unit in own),
            ),
        )


async def _load(work: Work, desk: Desk, units: list[str]) -> Loaded:
    now = desk.now()
    since = now - timedelta(days=desk.content.reporting.promise_days)
    return Loaded(
        await report_facts.times_in(work, units, since, now),
        await report_facts.key_people(work, units, now - LATELY),
        await report_facts.households_reached(work, units, since),
        await figures.count_households(work),
    )


def _line(desk: Desk, seen: Seen) -> Values:
    reporting = desk.content.reporting
    kept = all_promises(seen.cases, reporting.rules.promises)
    rates = {
        "asked": seen.key_people,
        **kept,
        "found": seen.doors,
        "settled": settled(seen.cases, desk.now(), reporting.settle_within),
        "satisfied": satisfied(seen.cases),
    }
    found = waits(seen.cases)
    return {
        "name": seen.name,
        "rates": [
            {"name": text_of(desk, f"promise.{code}"), "kept": rate.kept, "of": rate.of,
             "percent": rate.percent if rate.percent is not None else ""}
            for code, rate in rates.items()
        ],
        "claimed": found.claimed or "",
        "answered": found.answered or "",
        "cases": found.cases,
    }  # fmt: skip
