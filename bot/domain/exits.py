"""When helpers are asked how it went: the next evening, all tasks of a day in one line."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def asks_at(ended: datetime, at: time, zone: ZoneInfo) -> datetime:
    """The evening after the day on which a task ended."""
    day = ended.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, at, zone)


def ended_before(now: datetime, at: time, zone: ZoneInfo) -> datetime:
    """Tasks that ended before this are due to be asked about now."""
    local = now.astimezone(zone)
    day = local.date() if local.time() >= at else local.date() - timedelta(days=1)
    return datetime.combine(day, time(0), zone) - timedelta(milliseconds=1)
