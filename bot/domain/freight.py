"""Freight: goods that go out and goods that come in, and one truck for both ways."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Way(StrEnum):
    """Seen from the village."""

    OUT = "out"  # produce that goes out
    IN = "in"  # 农资


@dataclass(frozen=True, slots=True)
class Freight:
    """What one truck is asked for, beside its case."""

    case_id: str
    unit_id: str
    way: Way
    goods: str
    kilos: int | None = None
    place: str | None = None  # where to, or where from
    on_day: date | None = None
    priority: str | None = None  # seed, fertiliser, pesticide, feed, grain, perishable
    pool_id: str | None = None


def fits_together(one: Freight, other: Freight, within: timedelta) -> bool:
    """Goods out and goods in of one place, on days near each other: the truck goes full twice."""
    if one.way is other.way or one.case_id == other.case_id:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if one.on_day is None or other.on_day is None:
        return True
    return abs(one.on_day - other.on_day) <= within


def back_load(own: Freight, waiting: Iterable[Freight], within: timedelta) -> tuple[Freight, ...]:
    """What may go the other way on the same trip, the nearest day and the pressing goods first."""
    fitting = [f for f in waiting if fits_together(own, f, within)]

    def apart(other: Freight) -> tuple[int, bool, str]:
        days = 0
        if own.on_day and other.on_day:
            days = abs((own.on_day - other.on_day).days)
        return (days, other.priority is None, other.case_id)

    return tuple(sorted(fitting, key=apart))
