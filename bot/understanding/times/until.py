"""Until which day somebody asks to wait: 等周五, 过两天, 月底."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.understanding.expression import expression
from bot.understanding.times.calendar import month_end, month_start
from bot.understanding.times.clocks import over
from bot.understanding.times.find import Found, find
from bot.understanding.times.grammar import NUM
from bot.understanding.times.numeral import whole
from bot.understanding.times.words import TimeWords

_NUMBERED = expression(f"({NUM})[号日]")


def wait_until(
    text: str, words: TimeWords, *, at: datetime, region: str | None = None
) -> date | None:
    """The day meant, seen from the sender's own time; None when none is named."""
    for one in find(text, words, at=at, region=region):
        if one.past or one.when.soon:
            continue
        day = _day(one, at)
        if day:
            return day
    return None


def _day(one: Found, at: datetime) -> date | None:
    when, today = one.when, at.date()
    numbered = _NUMBERED.fullmatch(when.said)
    if numbered:
        return _in_month(today, whole(numbered[1]) or 1)
    if when.day:
        return when.day
    if when.weekdays:
        return min(
            today + timedelta(days=(day - today.weekday() - 1) % 7 + 1) for day in when.weekdays
        )
    return today + timedelta(days=int(over(at, when.part, when.said)))


def _in_month(today: date, number: int) -> date:
    """The 30th waits into a short month, and does not skip it."""
    month = today if number >= today.day else month_start(today, 1)
    return month.replace(day=min(number, month_end(month).day))
