"""The day and clock that the words of one time come to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.understanding.meaning import When
from bot.understanding.times.clocks import before, coming, over, placed, today
from bot.understanding.times.group import Group
from bot.understanding.times.token import Clock


def moment(group: Group, said: str, at: datetime) -> tuple[When, bool]:
    """What is meant, and whether it is over."""
    if group.soon:
        return When(soon=True, said=said), False
    if group.weekdays:
        return _series(group, said, at), group.past
    if group.past and group.day is None:
        return When(part=group.part, said=said), True
    if group.clock is None:
        return When(group.day, None, group.part, said=said), group.past or _gone(group, said, at)
    day, clock = _placed(group, group.clock, at)
    if _small_hours_of_today(group, said, at) and before(at, day, clock):
        day += timedelta(days=1)
    return When(day, clock, group.part, said=said), group.past or before(at, day, clock)


def _series(group: Group, said: str, at: datetime) -> When:
    clock = None
    if group.clock:
        clock = placed(at.date(), group.clock, group.part, group.late)[1]
    return When(group.day, clock, group.part, group.weekdays, said=said)


def _gone(group: Group, said: str, at: datetime) -> bool:
    day = group.day
    return day is not None and (
        day < at.date() or (day == at.date() and over(at, group.part, said))
    )


def _placed(group: Group, clock: Clock, at: datetime) -> tuple[date, time]:
    if group.day is None:
        return coming(at, clock, group.part, group.late)
    if group.day == at.date() and group.part is None:
        return today(at, clock, group.late)
    return placed(group.day, clock, group.part, group.late)


def _small_hours_of_today(group: Group, said: str, at: datetime) -> bool:
    """今天半夜两点 is the night to come; 今天凌晨 is over."""
    return group.part == "night" and group.day == at.date() and "凌晨" not in said
