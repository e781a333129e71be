"""Rides that come again: which days are due, when a ride is opened, what a change does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.ride_times import PARTS, for_appointment
from bot.domain.rides import RideRules

A_DAY = timedelta(days=1)


class SeriesState(StrEnum):
    """Where a series stands."""

    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RideSeries:
    """Whom, where to, on which weekdays, from which day to which, and who drives."""

    id: str
    unit_id: str
    weekdays: tuple[int, ...]  # from Monday 0
    first: date
    last: date
    opened_at: datetime
    changed_at: datetime
    state: SeriesState = SeriesState.ACTIVE
    person_id: str | None = None
    author_id: str | None = None
    proxy_id: str | None = None
    household_id: str | None = None
    origin: str | None = None
    destination: str | None = None
    clock: time | None = None  # when it leaves
    appointment: time | None = None  # when they have to be there
    part: str | None = None  # a part of the day, where no hour was said
    seats: int = 1
    wheelchair: bool = False
    child_seat: bool = False
    infectious: bool = False
    two_way: bool = False
    purpose: str | None = None
    first_driver: str | None = None
    second_driver: str | None = None
    always_until: date | None = None  # till then the first driver has every ride by himself
    asks: str | None = None  # what is being asked: end, clock, to, change, which
    asked: int = 0
    asked_at: datetime | None = None
    pending: str | None = None  # a change that waits for which series is meant
    asked_for: date | None = None  # the last day about which it was asked whether it goes on
    ended_at: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A day that is not as the rule has it; without another day or hour it is left out."""

    series_id: str
    day: date
    moved_to: date | None = None
    clock: time | None = None
    why: str | None = None

    @property
    def out(self) -> bool:
        """Whether nobody rides."""
        return self.moved_to is None and self.clock is None


@dataclass(frozen=True, slots=True)
class Due:
    """One ride: the day of the rule it stands for, the day it is on, its hour where another."""

    day: date
    on: date
    clock: time | None = None


def due_days(series: RideSeries, others: Iterable[Other], since: date) -> tuple[Due, ...]:
    """Every ride from that day on, in order: the rule without what is left out, no day twice."""
    known: Mapping[date, Other] = {one.day: one for one in others}
    plain, moved = list[Due](), list[Due]()
    day = series.first
    while day <= series.last:
        other = known.get(day)
        if day.weekday() in series.weekdays and not (other and other.out):
            there = other.moved_to if other and other.moved_to else day
            due = Due(day, there, other.clock if other else None)
            (plain if there == day else moved).append(due)
        day += A_DAY
    taken: dict[date, Due] = {}
    for due in (*plain, *moved):
        if series.first <= due.on <= series.last:
            taken.setdefault(due.on, due)
    return tuple(taken[on] for on in sorted(taken) if on >= since)


def leaves_at(series: RideSeries, due: Due, zone: ZoneInfo, rules: RideRules) -> datetime:
    """When this ride leaves; an hour said for that day stands above the usual one."""
    clock = due.clock or series.clock
    if clock is not None:
        return datetime.combine(due.on, clock, zone)
    if series.appointment is not None:
        return for_appointment(due.on, series.appointment, zone, rules)[0].first
    begin = PARTS[series.part if series.part in PARTS else "morning"][0]
    return datetime.combine(due.on, begin, zone)


def opens_at(
    series: RideSeries, due: Due, zone: ZoneInfo, rules: RideRules, ahead: timedelta
) -> datetime:
    """From when on a driver is looked for."""
    return leaves_at(series, due, zone, rules) - ahead


def next_due(
    series: RideSeries, others: Iterable[Other], now: datetime, zone: ZoneInfo, rules: RideRules
) -> Due | None:
    """The next ride that has not left."""
    today = now.astimezone(zone).date()
    found = due_days(series, others, today)
    return next((due for due in found if leaves_at(series, due, zone, rules) > now), None)


def other_weekday(series: RideSeries, gone: int, new: int) -> RideSeries:
    """From one weekday to another, for good."""
    days = {*series.weekdays} - {gone} | {new}
    return replace(series, weekdays=tuple(sorted(days)))


def shifted(clock: time, minutes: int) -> time | None:
    """So much earlier or later on the same day."""
    total = clock.hour * 60 + clock.minute + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None


def drivers_now(series: RideSeries) -> tuple[str, ...]:
    """The first, then the second."""
    return tuple(d for d in (series.first_driver, series.second_driver) if d)


def drives_always(series: RideSeries, on: date) -> bool:
    """Whether the first driver has said that all rides till then are his."""
    until = series.always_until
    return series.first_driver is not None and until is not None and on <= until


def with_driver(series: RideSeries, person: str, *, second: bool = False) -> RideSeries:
    """Named in one of the two places; nobody stands in both."""
    if second:
        first = None if series.first_driver == person else series.first_driver
        return replace(series, first_driver=first, second_driver=person)
    kept = None if series.second_driver == person else series.second_driver
    until = series.always_until if series.first_driver == person else None
    return replace(series, first_driver=person, second_driver=kept, always_until=until)


def without_driver(series: RideSeries, person: str) -> RideSeries:
    """The second moves up."""
    if series.first_driver == person:
        return replace(
            series, first_driver=series.second_driver, second_driver=None, always_until=None
        )
    return replace(series, second_driver=None) if series.second_driver == person else series
