"""Sharing a car that goes there anyway: who fits into it, and in which order they are fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.matching import FAR, fits_trip
from bot.domain.rides import Need, RideRules, Trip

# Of a day without a clock nobody can say when to stand at the door.
HAZY = timedelta(hours=4)
Above = Mapping[str, tuple[str, ...]]  # a unit, those above it from its village on


def apart(one: str, other: str, above: Above) -> int:
    """0 the same hamlet, 1 the same village, 2 the same township; FAR where nothing is shared."""
    mine, theirs = (one, *above.get(one, ())), (other, *above.get(other, ()))
    return next((n for n, unit in enumerate(mine) if unit in theirs), FAR)


def fits(
    need: Need, trip: Trip, rules: RideRules, above: Above, now: datetime | None = None
) -> str | None:
    """Why somebody cannot be offered a seat of it; None: they can.

    Who may infect others never shares a car, not even one that is empty still.
    """
    if need.infectious:
        return "infectious"
    unfit = fits_trip(need, trip, rules, now)
    if unfit is not None:
        return unfit.value
    return "detour" if apart(trip.unit_id, need.unit_id, above) > trip.detour else None


def is_hazy(trip: Trip) -> bool:
    """Whether it is not known yet at what hour it leaves."""
    return trip.leaves_until - trip.leaves_at > HAZY


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody gets in."""

    booking_id: str
    unit_id: str
    booked_at: datetime


def pick_up_order(start: str, stops: Sequence[Stop], above: Above) -> tuple[str, ...]:
    """From the driver's hamlet to the nearest next one; a hamlet is left when all are in."""
    left, order, here = list(stops), list[str](), start
    first = {unit: min(s.booked_at for s in stops if s.unit_id == unit) for unit in _units(stops)}
    while left:
        there = min(_units(left), key=lambda unit: (apart(here, unit, above), first[unit], unit))
        getting_in = sorted(
            (s for s in left if s.unit_id == there), key=lambda s: (s.booked_at, s.booking_id)
        )
        order += [s.booking_id for s in getting_in]
        left = [s for s in left if s.unit_id != there]
        here = there
    return tuple(order)


def _units(stops: Sequence[Stop]) -> set[str]:
    return {stop.unit_id for stop in stops}
