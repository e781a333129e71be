"""Which hour of which day a clock time means."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.understanding.times.token import Clock

# Nobody means three in the morning who does not say so.
_WAKING = 5
# School is out at eleven in the morning, too.
_LATE = 10
_EARLY_OVER = 11
# When a part of today is over.
_OVER = {"dawn": 9, "morning": 12, "noon": 14, "afternoon": 19}


def placed(day: date, clock: Clock, part: str | None, late: bool = False) -> tuple[date, time]:
    """The clock on a day that is not today, or with its part of the day said."""
    hour, days = clock.hour, 0
    if clock.hour == 24:
        hour, days = 0, 1
    elif part in ("evening", "night"):
        hour, days = _dark(hour, part)
    elif not clock.exact:
        hour = _light(hour, part, late)
    return day + timedelta(days=days), time(hour, clock.minute)


def _dark(hour: int, part: str) -> tuple[int, int]:
    if hour in (0, 12):
        return 0, 1
    small = 4 if part == "evening" else 7
    if hour < small:
        return hour, int(part == "evening")
    return (hour + 12 if hour < 12 else hour), 0


def _light(hour: int, part: str | None, late: bool) -> int:
    if part in ("dawn", "morning"):
        return hour
    if part == "afternoon" or (late and hour < _LATE):
        return hour + 12 if 0 < hour < 12 else hour
    return hour + 12 if 0 < hour < _WAKING else hour


def today(at: datetime, clock: Clock, late: bool) -> tuple[date, time]:
    """今天八点: the half of the day that is still to come."""
    made = [placed(at.date(), choice, None) for choice in _halves(clock, late)]
    coming = [moment for moment in made if not before(at, *moment)]
    waking = [moment for moment in coming if moment[1].hour >= _WAKING]
    return (waking or coming or made[-1:])[0]


def _halves(clock: Clock, late: bool) -> list[Clock]:
    other = 24 if clock.hour == 12 else clock.hour + 12
    if clock.exact:
        return [clock]
    second = Clock(other, clock.minute, exact=True)
    return (
        [second] if late and clock.hour < _LATE else [Clock(clock.hour, clock.minute, True), second]
    )


def coming(at: datetime, clock: Clock, part: str | None, late: bool) -> tuple[date, time]:
    """The next time it is that late."""
    if part is None and not clock.exact:
        moment = today(at, clock, late)
        if not before(at, *moment) and (moment[1].hour >= _WAKING or clock.hour < _WAKING):
            return moment
        return placed(at.date() + timedelta(days=1), clock, part, late)
    # The small hours of an evening may still belong to yesterday's.
    for days in (-1, 0, 1):
        moment = placed(at.date() + timedelta(days=days), clock, part, late)
        if not before(at, *moment):
            return moment
    return moment


def before(at: datetime, day: date, clock: time) -> bool:
    """Whether the moment is over; the minute itself is not."""
    return (day, clock) < (at.date(), time(at.hour, at.minute))


def over(at: datetime, part: str | None, said: str) -> bool:
    """Whether that part of today is over; 早 ends earlier than the morning."""
    if part == "morning" and ("早" in said or "晨" in said):
        return at.hour >= _EARLY_OVER
    return part is not None and at.hour >= _OVER.get(part, 24)
