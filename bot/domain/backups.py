"""When a backup is due, which ones are kept, and how much room has to stay on the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = 7
WEEKS = 4
NIGHT = time(3)  # local: after the day's last word, before the first
OLD = timedelta(days=2)
AGAIN = timedelta(hours=1)  # after one that failed
ROOM = 100 * 1024 * 1024  # bytes that stay free, whatever happens


def last_night(now: datetime, zone: ZoneInfo) -> datetime:
    """The latest moment at which a backup should have been made."""
    local = now.astimezone(zone)
    tonight = datetime.combine(local.date(), NIGHT, zone)
    return tonight if tonight <= local else tonight - timedelta(days=1)


def next_night(now: datetime, zone: ZoneInfo) -> datetime:
    """The next one."""
    return last_night(now, zone) + timedelta(days=1)


def newest(backups: Collection[datetime], now: datetime) -> datetime | None:
    """The last one by now; what a wrong clock dated later is no proof of anything."""
    return max((made for made in backups if made <= now), default=None)


def is_due(made: datetime | None, since: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a night has come since the last one, or since there was anything to copy."""
    return (made or since) < last_night(now, zone)


def is_old(made: datetime | None, since: datetime, now: datetime) -> bool:
    """Whether what a disk that breaks now takes along is more than two days."""
    return now - (made or since) > OLD


def has_room(free: int, needed: int) -> bool:
    """A copy may not take the last of the disk: the village writes on it, too."""
    return free - needed >= max(ROOM, needed)


def keep(backups: Collection[datetime], now: datetime, zone: ZoneInfo) -> frozenset[datetime]:
    """The newest of each of the last 7 days that have one, then of 4 weeks before these.

    Days and weeks without one do not count, so that a machine that was off for long loses
    nothing; what is dated later than now stays until its day has come.
    """
    later = {made for made in backups if made > now}
    past = sorted((made for made in backups if made <= now), reverse=True)
    days = {made: made.astimezone(zone).date() for made in past}
    daily = list(_first_of_each(past, DAYS, days.__getitem__))
    older = [made for made in past if days[made] < days[daily[-1]]]
    weekly = _first_of_each(older, WEEKS, lambda made: days[made].isocalendar()[:2])
    return frozenset({*later, *daily, *weekly})


def _first_of_each(
    past: Collection[datetime], most: int, span: Callable[[datetime], object]
) -> Iterator[datetime]:
    seen: set[object] = set()
    for made in past:
        which = span(made)
        if which in seen:
            continue
        if len(seen) == most:
            return
        seen.add(which)
        yield made
