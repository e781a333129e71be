"""The daily look at what must always be so: when it is taken, what is told of it, and how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import Enum, auto
from hashlib import sha256
from zoneinfo import ZoneInfo

from bot.domain.states import FINAL

LOOK_AT = time(3, 30)  # nobody is about
AGAIN = timedelta(minutes=15)  # what is still so by then is not merely late
MOST = 200  # as many are named of one sort

# Where a case stands after a line of its timeline; after any other it is not over.
_PUTS = {
    "answered": "answered",
    "confirmed": "closed",
    "unconfirmed": "closed",
    "stood_down": "closed",
    "cancelled": "cancelled",
    "from_box": "cancelled",  # the box has it, and the same wish goes on there
    "ended": "ended",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One sort of thing that must not be, and where: ids and numbers, nobody's name."""

    code: str
    refs: tuple[str, ...]
    more: bool = False  # there are more than are named

    @property
    def digest(self) -> str:
        """The same as long as the same things are wrong."""
        return sha256("\n".join(sorted(self.refs)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the daily look has come, and what the admins know already."""

    done_at: datetime | None = None
    seen_at: datetime | None = None
    seen: tuple[Finding, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)  # the digest by code
    count: int = 0  # sorts of faults found by the last look


class Step(Enum):
    """What is to be done at this moment."""

    NOTHING = auto()
    LOOK = auto()
    LOOK_AGAIN = auto()


def last_hour(now: datetime, zone: ZoneInfo) -> datetime:
    """The last half past three that has come, however long ago the process was last alive."""
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), LOOK_AT, zone)
    return today if today <= local else datetime.combine(
        local.date() - timedelta(days=1), LOOK_AT, zone
    )  # fmt: skip


def next_step(standing: Standing, now: datetime, zone: ZoneInfo) -> Step:
    """One look a day, and another one where it found something."""
    hour = last_hour(now, zone)
    if standing.done_at is not None and standing.done_at >= hour:
        return Step.NOTHING
    if standing.seen_at is None or not hour <= standing.seen_at <= now:
        return Step.LOOK
    return Step.LOOK_AGAIN if now >= standing.seen_at + AGAIN else Step.NOTHING


def lasting(first: Sequence[Finding], second: Sequence[Finding]) -> tuple[Finding, ...]:
    """What both looks found; a message that was just leaving is no fault."""
    before = {one.code: set(one.refs) for one in first}
    found = []
    for one in second:
        refs = tuple(ref for ref in one.refs if ref in before.get(one.code, ()))
        if refs:
            found.append(Finding(one.code, refs, one.more))
    return tuple(found)


def is_news(found: Sequence[Finding], told: Mapping[str, str]) -> bool:
    """Whether the admins have not heard of it as it is now."""
    return any(told.get(one.code) != one.digest for one in found)


def after_look(standing: Standing, found: tuple[Finding, ...], now: datetime) -> Standing:
    """The first look of a day: nothing is said yet, and without a finding it is over."""
    if found:
        return Standing(standing.done_at, now, found, standing.told, standing.count)
    return Standing(done_at=now)


def after_both(found: Sequence[Finding], now: datetime) -> Standing:
    """What is known from now on; what is gone is forgotten, so that it is told if it comes back."""
    return Standing(done_at=now, told={f.code: f.digest for f in found}, count=len(found))


def agrees(state: str, last: str | None, outcome: str | None = None) -> bool:
    """Whether a case stands where the last telling line of its timeline has put it."""
    if last in _PUTS:
        return state == _PUTS[last]
    # A doctor is not asked any more about what is over: that closes without a line.
    return state not in FINAL or outcome == "no_longer"
