"""The report of a village for a day: drawn from what happened, confirmed or corrected by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from bot.domain.figures import LEAST_HOLDERS

DAY = timedelta(days=1)
DONE = (None, "solved", "partly", "handed")


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """One line of the report as cadres know it; `words` are how it is called when corrected."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    group: str = "day"
    # Counts what happened; when every such figure is zero the report is a zero report.
    event: bool = False


@dataclass(frozen=True, slots=True)
class ReportRules:
    """When it is shown and due, and which lines it has; a village may change them."""

    show: time = time(15, 0)
    remind: time = time(15, 45)
    cut_off: time = time(16, 0)
    summary: time = time(17, 0)
    asked_for: timedelta = timedelta(minutes=30)
    flash_raise: timedelta = timedelta(minutes=10)
    figures: tuple[FigureSpec, ...] = ()
    # Which symptoms of the lexicon count as what.
    signs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fever_from: float = 37.3
    promises: Mapping[str, frozenset[str]] = field(default_factory=dict)
    least_holders: int = LEAST_HOLDERS

    def spec(self, code: str) -> FigureSpec | None:
        return next((one for one in self.figures if one.code == code), None)

    def named(self) -> dict[str, str]:
        """Which figure a word means; labels count as words."""
        return {word: one.code for one in self.figures for word in (one.label, *one.words)}


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What a report looks at in a case; nobody's name and no words."""

    unit_id: str
    kind: str
    category: str | None
    emergency: bool
    opened_at: datetime
    claimed_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    state: str = "open"
    outcome: str | None = None
    unconfirmed: bool = False
    reopened: int = 0


@dataclass(frozen=True, slots=True)
class Sick:
    """Somebody's illness as it was understood: signs as data/reports.yaml names them."""

    case_id: str
    who: str  # the person where known, else the case
    unit_id: str
    opened_at: datetime
    signs: frozenset[str]
    ended_at: datetime | None = None
    hospital: bool = False  # lies in a hospital now
    died: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """From `since` on and before `until`."""

    since: datetime
    until: datetime

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.since <= moment < self.until


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was loaded of one village for the span of one report."""

    span: Span
    cases: tuple[CaseFact, ...] = ()
    sick: tuple[Sick, ...] = ()
    # What was counted where it is kept: rounds, returnees, people, boxes, meals.
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The figures in the order of the sheet, and which of them somebody put right."""

    figures: Mapping[str, int]
    changed: Mapping[str, int] = field(default_factory=dict)  # code: what it was before

    def with_change(self, code: str, value: int) -> Report:
        """One figure said otherwise; what was computed first stays beside it."""
        was = self.changed.get(code, self.figures.get(code, 0))
        changed = {**self.changed, code: was}
        if value == was:
            changed.pop(code)
        return Report({**self.figures, code: value}, changed)


def span_of(rules: ReportRules, day: date, zone: tzinfo) -> Span:
    """From one showing to the next, so that nothing falls between two days or into both."""
    until = moment(day, rules.show, zone)
    return Span(moment(day - DAY, rules.show, zone), until)


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def draft(facts: Facts, rules: ReportRules) -> Report:
    """The report as the day's work tells it: nobody is asked for anything (CONDUCT 29)."""
    computed = {code: count(facts) for code, count in COMPUTED.items()}
    known = {**computed, **facts.counts}
    return Report({one.code: int(known.get(one.code, 0)) for one in rules.figures})


def is_zero(report: Report, rules: ReportRules) -> bool:
    """Whether nothing at all happened that the report counts."""
    return not any(report.figures.get(one.code) for one in rules.figures if one.event)


def _sick_new(facts: Facts, *signs: str) -> int:
    new = (s for s in facts.sick if facts.span.holds(s.opened_at) and s.signs & set(signs))
    return len({s.who for s in new})


def _fever_ongoing(facts: Facts) -> int:
    """Fevers from before that are not over."""
    fresh = {s.who for s in facts.sick if facts.span.holds(s.opened_at)}
    old = (s for s in facts.sick if s.opened_at < facts.span.since and "fever" in s.signs)
    return len({s.who for s in old if _lasts(s, facts.span)} - fresh)


def _lasts(sick: Sick, span: Span) -> bool:
    return sick.ended_at is None or sick.ended_at >= span.until


def _opened(facts: Facts, wanted: Callable[[CaseFact], bool]) -> int:
    return sum(1 for c in facts.cases if facts.span.holds(c.opened_at) and wanted(c))


def _over(facts: Facts, wanted: Callable[[CaseFact], bool]) -> int:
    """Answered in this span, or ended in it without an answer."""
    return sum(1 for c in facts.cases if facts.span.holds(_end(c)) and wanted(c))


def _end(case: CaseFact) -> datetime | None:
    return case.answered_at or case.ended_at


def _open_at_end(facts: Facts, wanted: Callable[[CaseFact], bool]) -> int:
    until = facts.span.until
    return sum(
        1 for c in facts.cases if c.opened_at < until and not _ended_before(c, until) and wanted(c)
    )


def _ended_before(case: CaseFact, until: datetime) -> bool:
    end = _end(case)
    return end is not None and end < until


def is_ride(case: CaseFact) -> bool:
    return case.kind == "help" and case.category == "ride"


def is_trouble(case: CaseFact) -> bool:
    return case.kind in ("problem", "quarrel")


def is_finding(case: CaseFact) -> bool:
    """What an inspector wrote down; the village's answer does not end it, the inspector does."""
    return case.kind == "finding"


def _findings_open(facts: Facts) -> int:
    until = facts.span.until
    found = (c for c in facts.cases if is_finding(c) and c.opened_at < until)
    return sum(1 for c in found if c.ended_at is None or c.ended_at >= until)


def _findings_closed(facts: Facts) -> int:
    return sum(1 for c in facts.cases if is_finding(c) and facts.span.holds(c.ended_at))


def _ride_done(case: CaseFact) -> bool:
    return is_ride(case) and case.answered_at is not None and case.outcome in DONE


def _rides_unmet(facts: Facts) -> int:
    """Nobody had taken it when the day was summed up, or it was said that it cannot be."""
    failed = _over(facts, lambda c: is_ride(c) and c.outcome == "not_possible")
    waiting = _open_at_end(facts, lambda c: is_ride(c) and c.claimed_at is None)
    return failed + waiting


# What follows from cases and illnesses alone.
COMPUTED: Mapping[str, Callable[[Facts], int]] = {
    "fever_new": lambda f: _sick_new(f, "fever"),
    "fever_ongoing": _fever_ongoing,
    "respiratory_new": lambda f: _sick_new(f, "respiratory"),
    "other_ill_new": lambda f: _sick_new(f, "other_ill"),
    "emergencies": lambda f: _opened(f, lambda c: c.emergency),
    "rides_done": lambda f: _over(f, _ride_done),
    "rides_unmet": _rides_unmet,
    "gatherings": lambda f: _opened(f, lambda c: c.category == "gathering"),
    "problems_open": lambda f: _open_at_end(f, is_trouble),
    "problems_closed": lambda f: _over(f, is_trouble),
    "findings_new": lambda f: _opened(f, is_finding),
    "findings_open": _findings_open,
    "findings_closed": _findings_closed,
    "cases_new": lambda f: _opened(f, lambda c: True),
    "cases_closed": lambda f: _over(f, lambda c: True),
}
# Counted where they are kept (bot.services.reports.facts).
COUNTED = (
    "population", "red", "yellow", "green", "returnees_today", "returnees_total", "red_due",
    "red_contacted", "red_unreached", "yellow_due", "yellow_contacted", "visits_people",
    "visits_times", "referred", "meals", "meals_missed", "deaths", "medicine_low", "box_in",
    "box_out", "oximeters", "findings_late",
)  # fmt: skip
