"""Somebody who comes home: from when, for how many days, and what is said on which of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class State(StrEnum):
    """Where it stands; only what the family chose is more than an offer."""

    OFFERED = "offered"
    DECLINED = "declined"
    COMING = "coming"
    HOME = "home"
    OVER = "over"


class Health(StrEnum):
    """What one tap says."""

    FINE = "fine"
    UNWELL = "unwell"


@dataclass(frozen=True, slots=True)
class Area:
    """A place an official list names, with the advice of that list; gone when it expires."""

    name: str
    words: tuple[str, ...]
    advice: str
    source: str
    expires_on: date

    def holds(self, origin: str | None, day: date) -> bool:
        """Whether somebody who comes from there is told so today."""
        return bool(origin) and day <= self.expires_on and any(w in str(origin) for w in self.words)


@dataclass(frozen=True, slots=True)
class ReturneeRules:
    """data/returnees.yaml."""

    days: int = 7
    at: time = time(9, 30)
    prompts: Mapping[int, str] = field(default_factory=dict)  # day -> message key
    keep: timedelta = timedelta(days=60)
    offer_for: timedelta = timedelta(days=3)
    answer_within: timedelta = timedelta(hours=12)
    after_help: timedelta = timedelta(hours=1)
    elder_age: int = 65
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Returnee:
    """One coming home."""

    id: str
    unit_id: str
    state: State
    source: str  # self | family | liaison
    days: int
    opened_at: datetime
    household_id: str | None = None
    person_id: str | None = None
    called: str | None = None
    author_id: str | None = None
    reported_by: str | None = None
    origin: str | None = None
    arrives_on: date | None = None
    asking: str | None = None  # arrival | origin
    asked_at: datetime | None = None
    told_day: int = 0
    ended_at: datetime | None = None

    @property
    def registered(self) -> bool:
        return self.state in (State.COMING, State.HOME)


def day_number(one: Returnee, day: date) -> int:
    """1 on the day of arrival; 0 or less before it, or where no day is known."""
    return (day - one.arrives_on).days + 1 if one.arrives_on else 0


def days_left(one: Returnee, day: date) -> int:
    """Today counted; 0 where the days do not run."""
    number = day_number(one, day)
    if one.state is not State.HOME:
        return 0
    return one.days - number + 1 if 1 <= number <= one.days else 0


def runs_on(one: Returnee, day: date) -> bool:
    """Whether the days ran on `day`, also where they have ended since."""
    ended = one.ended_at is not None and one.ended_at.date() <= day
    return 1 <= day_number(one, day) <= one.days and not ended


def last_day(one: Returnee) -> date | None:
    """The last of the days."""
    return one.arrives_on + timedelta(days=one.days - 1) if one.arrives_on else None


def is_over(one: Returnee, day: date) -> bool:
    """Whether the days have run out."""
    end = last_day(one)
    return one.registered and end is not None and day > end
