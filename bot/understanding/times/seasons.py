"""Which days of a year a prompt is in season: dates, solar terms, lunar dates."""

from __future__ import annotations

from datetime import date, timedelta

from tyme4py.solar import SolarTerm  # type: ignore[import-untyped]

from bot.domain.prompts import Season
from bot.understanding.times.lunar import next_lunar, next_term

TERMS = frozenset(SolarTerm.NAMES)


def in_season(season: Season, day: date) -> bool:
    """Whether a prompt may be said on this day by the calendar alone.

    What hangs on an arrival or an event is never in season by itself.
    """
    if season.months:
        return day.month in season.months
    if season.span is not None:
        return _within((day.month, day.day), *season.span)
    if season.terms is not None:
        return _in_terms(season.terms, day)
    if season.day is not None:
        return _leads(_next_yearly(season.day, day), season.before, day)
    if season.lunar is not None:
        return _leads(next_lunar(day, *season.lunar), season.before, day)
    return season.always


def _within(at: tuple[int, int], begin: tuple[int, int], end: tuple[int, int]) -> bool:
    """Both ends included; a span may lie over the new year."""
    if begin <= end:
        return begin <= at <= end
    return at >= begin or at <= end


def _leads(at: date | None, before: int, day: date) -> bool:
    return at is not None and at - timedelta(days=before) <= day


def _next_yearly(at: tuple[int, int], day: date) -> date:
    """29 February is 28 February in a common year."""
    this = _dated(day.year, *at)
    return this if this >= day else _dated(day.year + 1, *at)


def _dated(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, 28)


def _in_terms(terms: tuple[str, str], day: date) -> bool:
    """From the day of the first to the day of the second, both included."""
    begin, end = (next_term(day, name) for name in terms)
    if begin is None or end is None:
        return False
    return begin == day or end < begin
