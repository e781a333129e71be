"""A sweep over households: each door once, what was found there, and which are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

MOST_QUESTIONS = 5


class DoorState(StrEnum):
    """How a door was met; a door of which nothing is known has none."""

    DONE = "done"
    NOT_HOME = "not_home"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SweepSet:
    """Questions that come with the content."""

    code: str
    name: str
    words: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SweepRules:
    """data/sweeps.yaml."""

    days: int = 7
    longest: int = 30
    sets: Mapping[str, SweepSet] | None = None


@dataclass(frozen=True, slots=True)
class Sweep:
    """One campaign; it ends by itself."""

    id: str
    unit_id: str
    name: str
    questions: tuple[str, ...]
    starts_on: date
    ends_on: date
    at: datetime
    by_id: str | None = None
    ended_at: datetime | None = None

    def runs_on(self, day: date) -> bool:
        """Whether doors are asked on this day."""
        return self.starts_on <= day <= self.ends_on and (
            self.ended_at is None or day <= self.ended_at.date()
        )


@dataclass(frozen=True, slots=True)
class Door:
    """What is known of one household."""

    sweep_id: str
    household_id: str
    unit_id: str
    state: DoorState
    at: datetime
    words: str | None = None
    proxy: bool = False
    by_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Households asked for, and how each was met."""

    households: int = 0
    done: int = 0
    not_home: int = 0
    refused: int = 0

    @property
    def left(self) -> int:
        """Households nobody has said anything of."""
        return self.households - self.done - self.not_home - self.refused

    def plus(self, other: Tally) -> Tally:
        return Tally(
            self.households + other.households,
            self.done + other.done,
            self.not_home + other.not_home,
            self.refused + other.refused,
        )


def tally(households: Sequence[str], doors: Mapping[str, Door]) -> Tally:
    """Of these households."""
    met = [doors[h].state for h in households if h in doors]
    return Tally(
        len(households),
        met.count(DoorState.DONE),
        met.count(DoorState.NOT_HOME),
        met.count(DoorState.REFUSED),
    )


def next_doors(households: Sequence[str], doors: Mapping[str, Door]) -> tuple[str, ...]:
    """Those nobody has said anything of, then those where nobody was home, longest ago first."""
    left = [h for h in households if h not in doors]
    again = [h for h in households if h in doors and doors[h].state is DoorState.NOT_HOME]
    again.sort(key=lambda h: doors[h].at)
    return (*left, *again)
