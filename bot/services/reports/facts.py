"""Loading what happened in villages for one report each; a few questions for many villages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta

from bot.domain.reports import CaseFact, Facts, ReportRules, Span, span_of
from bot.services.checkins.figures import round_figures
from bot.services.councils.findings import late_by_unit
from bot.services.desk import Desk
from bot.services.reports.tree import Tree
from bot.services.returnees.figures import returnee_figures
from bot.services.stock.warnings import rules_of
from bot.store import boxes, clusters, report_facts, stock_use
from bot.store.database import Work

A_WHILE = timedelta(days=14)  # how long somebody counts as still ill
OXIMETER = "d_spo2"
COLOURS = ("red", "yellow", "green")


async def load_facts(
    work: Work, desk: Desk, tree: Tree, villages: Sequence[str], day: date
) -> dict[str, Facts]:
    """By village, for the report of a day."""
    rules = desk.content.reporting.rules
    span = span_of(rules, day, desk.zone)
    inside = {village: tree.inside(village) for village in villages}
    units = [unit for some in inside.values() for unit in some]
    cases = await report_facts.cases_in(work, units, span.since, span.until)
    sick = await clusters.sick_of(work, units, span.since - A_WHILE)
    counted = {
        **await _counted(work, units, span, day),
        "findings_late": await late_by_unit(work, desk, units),
    }
    found = {}
    for village, some in inside.items():
        own = set(some)
        found[village] = Facts(
            span=span,
            cases=_in(cases, own),
            sick=tuple(s for s in sick if s.unit_id in own and s.opened_at < span.until),
            counts={
                **{code: sum(by.get(u, 0) for u in some) for code, by in counted.items()},
                **await _asked(work, desk, some, day),
                "medicine_low": await _low(work, desk, some),
            },
        )
    return found


def _in(cases: tuple[CaseFact, ...], units: set[str]) -> tuple[CaseFact, ...]:
    return tuple(case for case in cases if case.unit_id in units)


async def _counted(
    work: Work, units: Sequence[str], span: Span, day: date
) -> dict[str, dict[str, int]]:
    """By figure, then by unit."""
    colours = await report_facts.colours(work, units)
    moves = await report_facts.box_moves(work, units, span.since, span.until)
    eaten = await report_facts.meals_on(work, units, day)
    came = {unit: by.get("in", 0) + by.get("arrive", 0) for unit, by in moves.items()}
    return {
        "population": await report_facts.at_home(work, units),
        **{c: {unit: by.get(c, 0) for unit, by in colours.items()} for c in COLOURS},
        "deaths": await report_facts.deaths(work, units, day),
        "box_in": came,
        "box_out": {unit: by.get("out", 0) for unit, by in moves.items()},
        "oximeters": await report_facts.oximeters(work, units, OXIMETER),
        "meals": {unit: by.get("brought", 0) for unit, by in eaten.items()},
        "meals_missed": {unit: by.get("missed", 0) for unit, by in eaten.items()},
        "referred": await report_facts.referred(work, units, span.since, span.until),
    }


async def _asked(work: Work, desk: Desk, units: Sequence[str], day: date) -> dict[str, int]:
    """What the rounds and the returnees' days say of themselves."""
    rounds = asdict(await round_figures(work, desk, units, day))
    today, running = await returnee_figures(work, desk, units, day)
    counts = {name: len(v) if isinstance(v, tuple) else int(v) for name, v in rounds.items()}
    return {**counts, "returnees_today": today, "returnees_total": running}


async def _low(work: Work, desk: Desk, units: Sequence[str]) -> int:
    """Medicines that do not last the two weeks they should."""
    low = 0
    for box in await boxes.boxes_of_units(work, tuple(units)):
        rules, today = await rules_of(work, desk, box), desk.today()
        for use in await stock_use.uses(work, box.id, today, desk.zone):
            low += use.cover(today).under(rules.cover)
    return low


def signs_of(rules: ReportRules, told: Sequence[str], degrees: float | None) -> frozenset[str]:
    """What a report calls these symptoms and danger signs; a measured fever needs no name."""
    found = {sign for sign, codes in rules.signs.items() if codes & set(told)}
    if degrees is not None and degrees >= rules.fever_from:
        found.add("fever")
    return frozenset(found)
