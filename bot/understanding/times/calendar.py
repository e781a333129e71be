"""The next day of a month, of a week or of the solar year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from bot.understanding.times.lunar import last_lunar, next_lunar, next_term
from bot.understanding.times.sense import Feast


def month_start(day: date, months: int) -> date:
    """The first of the month that many months on."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def month_end(day: date) -> date:
    """The last day of that month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def next_numbered(today: date, number: int) -> date | None:
    """The next 25th; a month too short for it is left out."""
    for months in range(14):
        first = month_start(today, months)
        if number <= month_end(first).day and first.replace(day=max(number, 1)) >= today:
            return first.replace(day=number) if number else None
    return None


def next_date(today: date, month: int, day: int) -> date | None:
    """The next 3 December, at most a leap period on."""
    for year in range(today.year, today.year + 9):
        made = made_date(year, month, day)
        if made and made >= today:
            return made
    return None


def made_date(year: int, month: int, day: int) -> date | None:
    """None when there is no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def weekday_in(today: date, weeks: int, weekday: int) -> date:
    """That weekday of this week, the next or the last."""
    return today + timedelta(days=7 * weeks + weekday - today.weekday())


def next_weekday(today: date, weekday: int) -> date:
    """A weekday without more is the next one, never today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def next_feast(today: date, feast: Feast) -> date | None:
    """The next day of that name."""
    if len(feast) == 2:
        return last_lunar(today) if feast[0] == "lunar" else next_term(today, feast[1])
    kind, month, day = feast
    return next_date(today, month, day) if kind == "solar" else next_lunar(today, month, day)
