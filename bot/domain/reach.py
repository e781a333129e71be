"""Whether a prompt was heard: how long one waits, and what is told in person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum


class Why(StrEnum):
    """Why somebody is told in person."""

    UNCLEAR = "unclear"  # they did not understand it
    ALOUD = "aloud"  # they would rather listen, and there is nothing to play
    UNHEARD = "unheard"  # no word of theirs on what may be a matter of life


@dataclass(frozen=True, slots=True)
class ReachRules:
    """Numbers of `data/reach.yaml`."""

    unheard_after: timedelta = timedelta(days=2)
    back: timedelta = timedelta(days=9)
    list_day: int = 3
    list_at: time = time(17, 30)
    most: int = 10
    quiet_after: timedelta = timedelta(days=1)
    words_within: timedelta = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Reach:
    """What became of the prompts of a unit in some days; without a unit the small ones together."""

    unit: str | None
    holders: int
    said: int = 0
    heard: int = 0
    unclear: int = 0
    aloud: int = 0
    to_tell: int = 0  # lines given to liaisons
    told: int = 0  # of those, told in person or on the phone
    complaints: int = 0
    slowed: tuple[str, ...] = ()


def publishable(found: tuple[Reach, ...], least: int) -> tuple[Reach, ...]:
    """Units with enough role-holders as they are, all others in one line without a name."""
    large = tuple(one for one in found if one.holders >= least)
    small = [one for one in found if one.holders < least]
    if not small:
        return large
    rest = Reach(
        unit=None,
        holders=sum(one.holders for one in small),
        said=sum(one.said for one in small),
        heard=sum(one.heard for one in small),
        unclear=sum(one.unclear for one in small),
        aloud=sum(one.aloud for one in small),
        to_tell=sum(one.to_tell for one in small),
        told=sum(one.told for one in small),
        complaints=sum(one.complaints for one in small),
        slowed=tuple(sorted({topic for one in small for topic in one.slowed})),
    )
    return (*large, rest)
