"""Which days of a year a prompt is in season: dates, solar terms, lunar dates."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from tyme4py.lunar import LunarDay, LunarMonth  # type: ignore[import-untyped]
from tyme4py.solar import SolarDay, SolarTerm  # type: ignore[import-untyped]

from bot.domain.prompts import Season

TERMS = frozenset(SolarTerm.NAMES)


def in_season(season: Season, day: date) -> bool:
    """Whether a prompt may be said on this day by the calendar alone.

    What hangs on an arrival or an event is never in season by itself.
    """
    if season.always:
        return True
    if season.months:
        return day.month in season.months
    if season.span is not None:
        return _within((day.month, day.day), *season.span)
    if season.terms is not None:
        return _in_terms(season.terms, day)
    if season.day is not None:
        return any(_leads(at, season.before, day) for at in _yearly(season.day, day))
    if season.lunar is not None:
        return any(_leads(at, season.before, day) for at in _lunar(season.lunar, day))
    return False


def _within(at: tuple[int, int], begin: tuple[int, int], end: tuple[int, int]) -> bool:
    """Both ends included; a span may lie over the new year."""
    if begin <= end:
        return begin <= at <= end
    return at >= begin or at <= end


def _leads(at: date, before: int, day: date) -> bool:
    return at - timedelta(days=before) <= day <= at


def _yearly(at: tuple[int, int], day: date) -> tuple[date, ...]:
    month, number = at
    return tuple(_dated(year, month, number) for year in (day.year, day.year + 1))


def _dated(year: int, month: int, number: int) -> date:
    """29 February is 28 February in a common year."""
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, 28)


def _in_terms(terms: tuple[str, str], day: date) -> bool:
    """From the day of the first term to the day of the second, both included."""
    begin, end = terms
    for year in (day.year - 1, day.year, day.year + 1):
        first, last = term_day(year, begin), term_day(year, end)
        if last < first:
            last = term_day(year + 1, end)
        if first <= day <= last:
            return True
    return False


@lru_cache(maxsize=512)
def term_day(year: int, name: str) -> date:
    """The day on which a solar term begins in a year of the Gregorian calendar."""
    term = SolarTerm.from_name(year, name)
    found = _plain(term.get_julian_day().get_solar_day())
    if found.year == year:
        return found
    return _plain(SolarTerm.from_name(year + 1, name).get_julian_day().get_solar_day())


def _lunar(at: tuple[int, int], day: date) -> tuple[date, ...]:
    month, number = at
    return tuple(lunar_day(year, month, number) for year in (day.year - 1, day.year, day.year + 1))


@lru_cache(maxsize=512)
def lunar_day(year: int, month: int, number: int) -> date:
    """A date of a lunar year; the thirtieth of a short month is its twenty-ninth."""
    most = LunarMonth.from_ym(year, month).get_day_count()
    return _plain(LunarDay.from_ymd(year, month, min(number, most)).get_solar_day())


def _plain(day: SolarDay) -> date:
    return date(day.get_year(), day.get_month(), day.get_day())
