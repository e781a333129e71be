"""data/duty.yaml: whose hours are looked at, how far ahead, when the village hears what is bare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import (
    read_clock,
    read_code,
    read_count,
    read_duration,
    read_span,
    read_text,
)
from bot.content.table import Table
from bot.domain.rota_rules import DutyRules

FILE = "duty.yaml"
ALL = (time(0), time(0))


def read_duty_rules(shelf: Shelf) -> DutyRules:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    base = DutyRules()
    gaps, coverage = _part(table, "gaps"), _part(table, "coverage")
    cover, sheet = _part(table, "cover"), _part(table, "import")
    hours = _part(sheet, "hours")
    clocks = {shift: hours.read(shift, _hours, ALL) for shift in list(hours.raw)}
    rules = DutyRules(
        shown=table.several("shown", read_code) or base.shown,
        cover=MappingProxyType({role: cover.read(role, _hours, ALL) for role in list(cover.raw)}),
        handed_over=table.several("handed_over", read_code) or (),
        look_at=gaps.several("look_at", read_clock) or base.look_at,
        ahead=gaps.read("ahead", read_duration, base.ahead),
        runs_out=gaps.read("runs_out", read_duration, base.runs_out),
        open_ended=gaps.read("open_ended", read_duration, base.open_ended),
        weekly_day=coverage.read("weekly_day", read_count, base.weekly_day + 1) - 1,
        weekly_at=coverage.read("weekly_at", read_clock, base.weekly_at),
        ending=coverage.read("ending", read_duration, base.ending),
        guardians=coverage.read("guardians", read_count, base.guardians),
        key_categories=frozenset(coverage.several("key", read_code) or ()),
        headings=_words(sheet, "headings"),
        shifts=_words(sheet, "shifts"),
        roles=_words(sheet, "roles"),
        hours=MappingProxyType(clocks),
    )
    for part in (cover, gaps, coverage, hours, sheet, table):
        part.close()
    return rules


def _hours(text: str) -> tuple[time, time]:
    """`all`, or 19:00-07:00."""
    return ALL if text == "all" else read_span(text)


def _words(sheet: Table, name: str) -> Mapping[str, tuple[str, ...]]:
    part = _part(sheet, name)
    found = {code: part.several(code, read_text) or () for code in list(part.raw)}
    part.close()
    return MappingProxyType(found)


def _part(table: Table, name: str) -> Table:
    return table.table(name) or Table({}, table.file, name, [])
