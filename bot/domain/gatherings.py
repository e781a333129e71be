"""What time does to a list: the cut-off, the evening before, the day after, what lies unfetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.pools import Pool, PoolState, Sort

CUT_OFF, EVENING, OVER, FETCH, UNFETCHED = "cut_off", "evening", "over", "fetch", "unfetched"


@dataclass(frozen=True, slots=True)
class PoolRules:
    """Numbers of lists; a village may change them."""

    open_for: timedelta = timedelta(days=2)  # where nobody said until when
    ends_at: time = time(18)  # of the day that was said
    evening: time = time(19)  # the evening before, helpers are reminded
    over_at: time = time(9)  # of the day after
    fetch_after: timedelta = timedelta(days=1)
    tell_after: timedelta = timedelta(days=2)
    asked_within: timedelta = timedelta(hours=1)  # a bare "5袋" answers so long
    part_from: int = 5  # a field of so many 亩 is shared out
    part: int = 2  # 亩 of one tap


def next_steps(
    pool: Pool, rules: PoolRules, zone: ZoneInfo, arrived_at: datetime | None
) -> tuple[tuple[str, datetime], ...]:
    """What is still to come of it and when, in no order; what was done is taken out by others."""
    if not pool.live:
        return ()
    found: list[tuple[str, datetime]] = []
    if pool.state is PoolState.OPEN and pool.closes_at is not None:
        found.append((CUT_OFF, pool.closes_at))
    if pool.state is PoolState.ARRIVED and arrived_at is not None:
        found.append((FETCH, arrived_at + rules.fetch_after))
        found.append((UNFETCHED, arrived_at + rules.tell_after))
    if pool.on_day is not None and not pool.by_household:
        if pool.sort is not Sort.FUNERAL:
            # A house in mourning and those around it are prompted by nobody.
            found.append((EVENING, _at(pool.on_day - timedelta(days=1), rules.evening, zone)))
        found.append((OVER, _at(pool.on_day + timedelta(days=1), rules.over_at, zone)))
    return tuple(found)


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone)


def still_worth(pool: Pool, what: str, now: datetime, zone: ZoneInfo) -> bool:
    """A reminder that comes after the day reminds nobody."""
    if what != EVENING or pool.on_day is None:
        return True
    return now.astimezone(zone).date() <= pool.on_day


def may_open(sort: Sort, *, liaison: bool, guest: bool) -> bool:
    """A funeral is opened by the liaison alone; nothing by somebody nobody knows."""
    return not guest and (sort is not Sort.FUNERAL or liaison)
