"""Dates with seats: what kinds there are, slots, who is asked first, when it comes again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class SessionState(StrEnum):
    """A draft is seen by nobody but who wrote it."""

    DRAFT = "draft"
    OPEN = "open"
    OVER = "over"
    CANCELLED = "cancelled"


class SeatState(StrEnum):
    """Where one person stands with one date."""

    INVITED = "invited"
    DECLINED = "declined"
    SEATED = "seated"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    CAME = "came"
    ABSENT = "absent"

    @property
    def holds(self) -> bool:
        """Whether a seat is theirs."""
        return self in HOLDING


HOLDING = (SeatState.SEATED, SeatState.CAME, SeatState.ABSENT)


@dataclass(frozen=True, slots=True)
class SessionKind:
    """A kind of date, as data/sessions.yaml says it; `whom` is asked in this order."""

    code: str
    label: str
    icon: str = "📅"
    words: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    seats: int = 0  # where nobody said how many; 0: as many as come
    slot: timedelta = timedelta(0)  # 0: everybody at the same hour
    lasts: timedelta = timedelta(hours=3)
    health: bool = False
    fact: str | None = None  # the day of it stands on the card
    reasons: tuple[str, ...] = ()
    bring: str = ""
    group: bool = True  # whether the group reads of it
    council: bool = False


@dataclass(frozen=True, slots=True)
class SessionRules:
    """Kinds, and the hours around a date; a village may change them."""

    kinds: Mapping[str, SessionKind] = field(default_factory=dict)
    evening: time = time(18, 30)
    wave_every: timedelta = timedelta(hours=4)
    ahead: timedelta = timedelta(days=10)
    tick_after: timedelta = timedelta(hours=2)
    plenty: int = 200  # a date without a number of seats


@dataclass(frozen=True, slots=True)
class Session:
    """One date."""

    id: str
    kind: str
    unit_id: str
    state: SessionState
    place: str
    starts_at: datetime
    ends_at: datetime
    opened_at: datetime
    changed_at: datetime
    by_id: str | None = None
    who: str | None = None
    topic: str | None = None
    rule: str | None = None
    wave: int = 0
    wave_at: datetime | None = None
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour of it, with its seats."""

    number: int
    starts_at: datetime
    seats: int
    taken: int = 0

    @property
    def free(self) -> int:
        return self.seats - self.taken


@dataclass(frozen=True, slots=True)
class Seat:
    """One person and one date."""

    session_id: str
    person_id: str
    state: SeatState
    at: datetime
    changed_at: datetime
    slot: int | None = None
    by_id: str | None = None
    why: str | None = None
    word: str | None = None
    again: str | None = None


def slots_of(starts: datetime, ends: datetime, each: timedelta, seats: int) -> tuple[Slot, ...]:
    """The seats shared out over the hours, the earlier ones getting what is left over."""
    count = 1
    if each > timedelta(0):
        count = max(1, min(int((ends - starts) / each), seats))
    base, more = divmod(seats, count)
    return tuple(Slot(n, starts + n * each, base + (n < more)) for n in range(count))


def wave_of(kind: SessionKind, colour: str | None, tags: Collection[str]) -> int | None:
    """In which row somebody is asked: red, yellow, then what else the kind names; None: never."""
    for n, word in enumerate(kind.whom):
        if word == colour or word in tags or word == "all":
            return n
    return None


def waves_left(session: Session, kind: SessionKind) -> bool:
    return session.wave < len(kind.whom)


def next_wave(session: Session, kind: SessionKind, rules: SessionRules, now: datetime) -> datetime:
    """When the next row is asked: sooner where the day is near."""
    rows = max(len(kind.whom) - session.wave, 1)
    return now + min(rules.wave_every, max((session.starts_at - now) / (rows + 1), timedelta(0)))


def evening_before(session: Session, rules: SessionRules, zone: object) -> datetime:
    """The evening before the day, in village time."""
    local = session.starts_at.astimezone(zone)  # type: ignore[arg-type]
    return datetime.combine(local.date() - timedelta(days=1), rules.evening, local.tzinfo)


def comes_again(rule: str, after: date) -> date | None:
    """The next day of week:2, month:1:2 or day:15 after a day."""
    word, *parts = rule.split(":")
    numbers = [int(part) for part in parts]
    for n in range(1, 63):
        day = after + timedelta(days=n)
        if word == "week" and day.weekday() == numbers[0]:
            return day
        if word == "day" and day.day == numbers[0]:
            return day
        which = (day.day - 1) // 7 + 1
        if word == "month" and which == numbers[0] and day.weekday() == numbers[1]:
            return day
    return None
