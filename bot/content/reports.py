"""data/reports.yaml: hours and lines of the daily report, promises, when counts are an alarm."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import (
    Unfit,
    read_clock,
    read_code,
    read_count,
    read_duration,
    read_flag,
    read_text,
)
from bot.content.table import Table
from bot.domain.clusters import ClusterRule, Course
from bot.domain.reports import COMPUTED, COUNTED, FigureSpec, ReportRules

FILE = "reports.yaml"
PLACES = ("hamlet", "village")


@dataclass(frozen=True, slots=True)
class Reporting:
    """Everything of the file."""

    rules: ReportRules = field(default_factory=ReportRules)
    clusters: tuple[ClusterRule, ...] = ()
    settle_within: timedelta = timedelta(days=7)
    promise_days: int = 30

    def cluster(self, code: str) -> ClusterRule | None:
        return next((rule for rule in self.clusters if rule.code == code), None)

    @property
    def looks_back(self) -> timedelta:
        """How far back illnesses matter."""
        spans = [r.span + timedelta(days=r.mean_days if r.times else 0) for r in self.clusters]
        return max(spans, default=timedelta(days=2))


def read_reporting(shelf: Shelf) -> Reporting:
    """Every number from the uppermost layer that names it."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    rules = _rules(table)
    read = Reporting(
        rules=rules,
        clusters=_clusters(_part(table, "clusters"), frozenset(rules.signs)),
        settle_within=table.read("settle_within", read_duration, timedelta(days=7)),
        promise_days=table.read("promise_days", read_count, 30),
    )
    table.close()
    return read


def _rules(table: Table) -> ReportRules:
    base, times = ReportRules(), _part(table, "times")
    rules = ReportRules(
        show=times.read("show", read_clock, base.show),
        remind=times.read("remind", read_clock, base.remind),
        cut_off=times.read("cut_off", read_clock, base.cut_off),
        summary=times.read("summary", read_clock, base.summary),
        asked_for=table.read("asked_for", read_duration, base.asked_for),
        flash_raise=table.read("flash_raise", read_duration, base.flash_raise),
        figures=_figures(_part(table, "figures")),
        signs=_codes(_part(table, "signs")),
        fever_from=table.read("fever_from", _number, base.fever_from),
        promises=_codes(_part(table, "promises")),
        least_holders=table.read("least_holders", read_count, base.least_holders),
    )
    in_order = (rules.show, rules.remind, rules.cut_off, rules.summary)
    if list(in_order) != sorted(in_order):
        times.fault("", "must be in the order show, remind, cut_off, summary")
    times.close()
    return rules


def _figures(table: Table) -> tuple[FigureSpec, ...]:
    found = []
    for code, row in table.tables():
        if code not in (*COMPUTED, *COUNTED):
            table.fault(code, "is no figure that is counted")
        found.append(
            FigureSpec(
                code=code,
                label=row.read("label", read_text, code, required=True),
                words=row.several("words", read_text) or (),
                group=row.read("group", read_code, "day"),
                event=row.read("event", read_flag, False),
            )
        )
        row.close()
    table.close()
    return tuple(found)


def _codes(table: Table) -> dict[str, frozenset[str]]:
    found = {key: frozenset(table.several(key, read_code) or ()) for key in table.raw}
    table.close()
    return found


def _clusters(table: Table, signs: frozenset[str]) -> tuple[ClusterRule, ...]:
    found = []
    for code, row in table.tables():
        rule = ClusterRule(
            code=code,
            signs=frozenset(row.several("signs", read_code, required=True) or ()),
            also=frozenset(row.several("also", read_code) or ()),
            count=row.read("count", read_count, 1, required=True),
            span=row.read("span", read_duration, timedelta(days=1), required=True),
            level=row.read("level", _place, "village", required=True),
            basis=row.read("basis", read_text, "", required=True),
            source=row.read("source", read_text, "", required=True),
            pressing=row.read("pressing", read_flag, False),
            times=row.read("times", _number, None),
            mean_days=row.read("mean_days", read_count, 14),
            without=frozenset(row.several("without", read_code) or ()),
            course=row.read("course", _course, Course.ILL),
        )
        for unknown in sorted((rule.signs | rule.also | rule.without) - signs):
            row.fault("signs", f"{unknown} is none of the signs above")
        row.close()
        found.append(rule)
    table.close()
    return tuple(found)


def _course(text: str) -> Course:
    try:
        return Course(text)
    except ValueError:
        raise Unfit(f"must be one of {', '.join(Course)}, not '{text}'") from None


def _place(text: str) -> str:
    if text not in PLACES:
        raise Unfit(f"must be one of {', '.join(PLACES)}, not '{text}'")
    return text


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Unfit(f"must be a number, not '{text}'") from None


def _part(table: Table, key: str) -> Table:
    return table.table(key) or Table({}, table.file, key, [])
