"""How long a thing lasts at the pace it is used, and what will be over before it is used.

A village's clinic keeps two weeks of medicine or more (the guidance for rural places of
January 2023, mechanism 131). The pace is that of Management Sciences for Health, which is
bhima's default: what was used in a window, divided by the days of it on which there was any.
Without that correction a box that stood empty half the time looks as if it were asked for half
as much, and is filled half as far.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from bot.domain.stock import Pick

WINDOW = 60  # days looked back on
ENOUGH = 14  # days it has to be known for before a pace is believed
TARGET = 28  # days to ask for: twice what has to be there
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Day:
    """What happened to one thing in one box on one day."""

    day: date
    used: int  # given to people; neither lent, moved, thrown away nor counted anew
    change: int  # by how much more there was in the evening than in the morning


@dataclass(frozen=True, slots=True)
class Cover:
    """`days` it lasts; None where it is not known for long enough or nobody uses it."""

    days: float | None
    daily: float
    stockout_days: int

    def under(self, days: int) -> bool:
        """Whether it is known to be over before then."""
        return self.days is not None and self.days < days


def days_of_cover(
    series: Iterable[Day],
    on_hand: int,
    today: date,
    begun: date,
    *,
    there: int | None = None,
    window: int = WINDOW,
) -> Cover:
    """How long `on_hand` lasts; `begun` is the first day the box had the thing at all.

    `there` is what stands in the box now, where that is more than may be given (expired,
    recalled): which days were without any is counted back from it. Days without an entry
    may be left out of the series.
    """
    first = max(begun, today - timedelta(days=window - 1))
    days = sorted((d for d in series if first <= d.day <= today), key=lambda d: d.day)
    known = (today - first).days + 1
    without = _without_any(days, on_hand if there is None else there, first, today)
    used = max(sum(d.used for d in days), 0)
    daily = used / (known - without) if known > without else 0.0
    believed = (today - begun).days + 1 >= min(ENOUGH, window) and daily > 0
    return Cover(on_hand / daily if believed else None, daily, max(without, 0))


def _without_any(days: Sequence[Day], there: int, first: date, today: date) -> int:
    """On how many days, from `first` through `today`, there was none from morning to evening."""
    without, evening, after = 0, there, today + timedelta(days=1)
    for one in reversed(days):
        if evening <= 0:
            without += (after - one.day).days - 1
        morning = evening - one.change
        if morning <= 0 and evening <= 0 and one.used <= 0:
            without += 1
        evening, after = morning, one.day
    return without + ((after - first).days if evening <= 0 else 0)


def to_ask_for(cover: Cover, target_days: int = TARGET) -> int:
    """How many more make it last so long; nothing where the pace is not known."""
    if cover.days is None:
        return 0
    return max(ceil(cover.daily * (target_days - cover.days) - _ROUNDING), 0)


def expires_unused(lots: Iterable[Pick], daily: float, today: date) -> tuple[Pick, ...]:
    """How much of each lot is still there when its last day is over, used at this pace by FEFO.

    Lots of one thing in one unit of measure. What is over or barred today is not in it: that
    does not wait to expire.
    """
    found: list[Pick] = []
    used = 0
    for last, one in sorted(_in_date(lots, today), key=lambda found: found[0]):
        by_then = floor(daily * ((last - today).days + 1) + _ROUNDING)
        part = min(one.qty, max(by_then - used, 0))
        used += part
        if part < one.qty:
            found.append(Pick(one.lot, one.qty - part))
    return tuple(found)


def _in_date(lots: Iterable[Pick], today: date) -> list[tuple[date, Pick]]:
    usable = (p for p in lots if p.qty > 0 and p.lot.usable(today))
    return [(p.lot.last_day, p) for p in usable if p.lot.last_day is not None]
