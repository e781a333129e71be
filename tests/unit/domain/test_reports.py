"""What a report counts: only what happened in its span, each person once, silence never zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.report_sums import Filed, Standing, roll_up, standing, summed
from bot.domain.reports import (
    CaseFact,
    Facts,
    FigureSpec,
    Report,
    ReportRules,
    Sick,
    draft,
    is_zero,
    span_of,
)

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)
CODES = ("fever_new", "fever_ongoing", "respiratory_new", "emergencies", "rides_done",
         "rides_unmet", "problems_open", "problems_closed", "cases_new", "red",
         "findings_new", "findings_open", "findings_closed")  # fmt: skip
RULES = ReportRules(
    figures=tuple(FigureSpec(code, code, event=code.endswith("_new")) for code in CODES)
)
SPAN = span_of(RULES, DAY, ZONE)
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
FEVER = frozenset({"fever"})


def sick(who: str, at: datetime = NOON, signs: frozenset[str] = FEVER) -> Sick:
    return Sick(f"case-{who}-{at:%d%H%M}", who, "east", at, signs)


def case(kind: str = "help", category: str | None = "ride", at: datetime = NOON) -> CaseFact:
    return CaseFact("east", kind, category, emergency=False, opened_at=at)


def figures(*cases: CaseFact, ill: tuple[Sick, ...] = (), **counts: int) -> dict[str, int]:
    return dict(draft(Facts(SPAN, cases, ill, counts), RULES).figures)


def test_a_span_reaches_from_one_showing_to_the_next() -> None:
    assert SPAN.until - SPAN.since == timedelta(days=1)
    assert SPAN.until == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert SPAN.holds(SPAN.since)
    assert not SPAN.holds(SPAN.until)


def test_a_finding_is_open_until_the_inspector_ends_it() -> None:
    old = case("finding", None, SPAN.since - timedelta(days=3))
    answered = replace(old, answered_at=NOON)
    found = figures(case("finding", None), answered, replace(old, ended_at=NOON), case())
    assert (found["findings_new"], found["findings_open"], found["findings_closed"]) == (1, 2, 1)


def test_somebody_ill_twice_is_one_person() -> None:
    found = figures(ill=(sick("a"), sick("a", NOON + timedelta(hours=1)), sick("b")))
    assert (found["fever_new"], found["fever_ongoing"]) == (2, 0)


def test_a_fever_from_before_goes_on_until_it_is_over() -> None:
    before = SPAN.since - timedelta(hours=5)
    over = replace(sick("c", before), ended_at=SPAN.since + timedelta(hours=1))
    assert figures(ill=(sick("a", before), over))["fever_ongoing"] == 1
    assert figures(ill=(sick("a", before), sick("a")))["fever_ongoing"] == 0


def test_a_cough_is_no_fever() -> None:
    found = figures(ill=(sick("a", signs=frozenset({"respiratory"})),))
    assert (found["fever_new"], found["respiratory_new"]) == (0, 1)


def test_a_ride_nobody_took_is_unmet_and_one_that_came_home_is_done() -> None:
    done = replace(case(), claimed_at=NOON, answered_at=NOON, outcome="solved")
    failed = replace(case(), answered_at=NOON, outcome="not_possible")
    found = figures(done, failed, case(), case(at=SPAN.until + timedelta(hours=1)))
    assert (found["rides_done"], found["rides_unmet"], found["cases_new"]) == (1, 2, 3)


def test_what_is_open_at_the_end_is_open_whatever_came_later() -> None:
    later = replace(case("problem", "road"), answered_at=SPAN.until + timedelta(hours=2))
    closed = replace(case("quarrel", "quarrel"), answered_at=NOON)
    found = figures(later, closed)
    assert (found["problems_open"], found["problems_closed"]) == (1, 1)


def test_counts_that_are_kept_elsewhere_are_taken_as_they_are() -> None:
    assert figures(red=6)["red"] == 6


def test_totals_make_no_day_an_eventful_one() -> None:
    assert is_zero(draft(Facts(SPAN, counts={"red": 6}), RULES), RULES)
    assert not is_zero(draft(Facts(SPAN, (), (sick("a"),)), RULES), RULES)


def test_a_figure_put_right_remembers_what_was_computed_first() -> None:
    report = Report({"fever_new": 3}).with_change("fever_new", 2).with_change("fever_new", 1)
    assert (report.figures, report.changed) == ({"fever_new": 1}, {"fever_new": 3})
    assert report.with_change("fever_new", 3).changed == {}


def a_report(unit: str, fever: int, **more: object) -> Filed:
    plain = Filed(unit, DAY, 1, {"fever_new": fever}, {}, zero=False, late=False, at=NOON)
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_missing_village_adds_nothing_and_is_named() -> None:
    total = roll_up(("a", "b"), {"a": a_report("a", 2, zero=False)}, RULES)
    assert (total.units, total.reported, total.zero, total.missing) == (2, 1, 0, ("b",))
    assert total.figures["fever_new"] == 2


def test_sums_of_sums_keep_late_and_corrected_apart() -> None:
    one = roll_up(("a",), {"a": a_report("a", 1, first_late=True, version=2)}, RULES)
    two = roll_up(("b",), {"b": a_report("b", 4, zero=True)}, RULES)
    both = summed((one, two))
    assert both.figures["fever_new"] == 5
    assert (both.late, both.corrected, both.zero) == (1, 1, 1)


def test_silence_is_waiting_and_then_missing() -> None:
    due = datetime.combine(DAY, time(16), ZONE)
    assert standing(None, due - timedelta(minutes=1), due) is Standing.WAITING
    assert standing(None, due, due) is Standing.MISSING
    assert standing(a_report("a", 0), due, due) is Standing.ON_TIME
    assert standing(a_report("a", 0, first_late=True), due, due) is Standing.LATE
