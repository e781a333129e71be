"""The next day of the lunar calendar or of a solar term."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from tyme4py.solar import SolarDay, SolarTerm  # type: ignore[import-untyped]

_KEPT = 512


@lru_cache(maxsize=_KEPT)
def next_lunar(today: date, month: int | None, day: int) -> date | None:
    """The next day of the lunar calendar; without a month the next of that number."""
    now = SolarDay.from_ymd(today.year, today.month, today.day).get_lunar_day().get_lunar_month()
    # Thirteen months of a leap year twice; a short month has no thirtieth.
    for ahead in range(28):
        lunar = now.next(ahead)
        if month is not None and (lunar.get_month() != month or lunar.is_leap()):
            continue
        if 1 <= day <= lunar.get_day_count():
            first = lunar.get_first_julian_day().get_solar_day()
            found = date(first.get_year(), first.get_month(), first.get_day())
            found += timedelta(days=day - 1)
            if found >= today:
                return found
    return None


def last_lunar(today: date) -> date | None:
    """The eve of the next lunar new year."""
    first = next_lunar(today + timedelta(days=1), 1, 1)
    return first - timedelta(days=1) if first else None


def next_term(today: date, name: str) -> date | None:
    """The next day of that solar term."""
    found = (_term(year, name) for year in (today.year, today.year + 1))
    return next((day for day in found if day >= today), None)


@lru_cache(maxsize=_KEPT)
def _term(year: int, name: str) -> date:
    day = SolarTerm.from_name(year, name).get_julian_day().get_solar_day()
    return date(day.get_year(), day.get_month(), day.get_day())
