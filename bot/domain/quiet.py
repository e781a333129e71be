"""Quiet hours: when a village sleeps, and how time is counted around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

Spans = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Spans of a day (begin, end) in the unit's zone; a span may pass midnight.

    The night is the span that passes midnight; the noon rest is the other.
    """

    spans: Spans
    zone: ZoneInfo

    def __post_init__(self) -> None:
        if any(begin == end for begin, end in self.spans):
            raise ValueError("a quiet span must not begin when it ends")
        if self.spans and all(_within(end, self.spans) for _, end in self.spans):
            raise ValueError("quiet spans must leave some of the day")


def _within(moment: time, spans: Spans) -> bool:
    """Whether a time of day lies in any of `spans`."""
    return any(
        begin <= moment < end if begin < end else moment >= begin or moment < end
        for begin, end in spans
    )


def _ends(spans: Spans, zone: ZoneInfo, moment: datetime) -> datetime | None:
    """The end of the quiet span `moment` lies in, or None."""
    today = moment.astimezone(zone).date()
    for begin, end in spans:
        for day in (today - timedelta(days=1), today):
            start, stop = _span_on(day, begin, end, zone)
            if start <= moment < stop:
                return stop.astimezone(moment.tzinfo)
    return None


def _span_on(day: date, begin: time, end: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    stop_day = day if end > begin else day + timedelta(days=1)
    return _instant(day, begin, zone), _instant(stop_day, end, zone)


@lru_cache(maxsize=64)  # asked again and again of yesterday, today and tomorrow
def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    # In UTC, since two times of one zone are compared by the face of the clock, not by time.
    return datetime.combine(day, at, zone).astimezone(UTC)


def is_quiet(moment: datetime, quiet: QuietHours) -> bool:
    """Whether non-urgent messages wait at `moment`."""
    return _ends(quiet.spans, quiet.zone, moment) is not None


def is_night(moment: datetime, quiet: QuietHours) -> bool:
    """Whether `moment` lies in a span that passes midnight (not in the noon rest)."""
    nights = tuple(s for s in quiet.spans if s[1] < s[0])
    return _ends(nights, quiet.zone, moment) is not None


def waking(moment: datetime, quiet: QuietHours) -> datetime:
    """`moment` itself, or the end of the quiet spans it lies in."""
    end = _ends(quiet.spans, quiet.zone, moment)
    while end is not None:
        moment = end
        end = _ends(quiet.spans, quiet.zone, moment)
    return moment


def _next_begin(moment: datetime, quiet: QuietHours) -> datetime | None:
    today = moment.astimezone(quiet.zone).date()
    begins = [
        _instant(day, begin, quiet.zone)
        for begin, _ in quiet.spans
        for day in (today, today + timedelta(days=1))
    ]
    return min((b for b in begins if b > moment), default=None)


def waking_after(start: datetime, wait: timedelta, quiet: QuietHours) -> datetime:
    """The instant at which `wait` of waking time has passed since `start`.

    With no wait at all it is the first waking instant, so a rung at 0 minutes waits for morning.
    """
    at, left = waking(start.astimezone(UTC), quiet), wait
    while left > timedelta(0):
        begin = _next_begin(at, quiet)
        if begin is None or at + left <= begin:
            at = waking(at + left, quiet)
            break
        left -= begin - at
        at = waking(begin, quiet)
    return at.astimezone(start.tzinfo)
