"""How a village asks after its people: how often, at what hours, what follows when nobody is heard.

The numbers stand in data/rounds.yaml; the ladder above them in data/ladders.yaml (round).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

COLOURS = ("red", "yellow", "green")
NORMAL, HIGH = "normal", "high"
H = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One colour in one season: heard from within so many days; some only by their own wish."""

    every: int = 1
    by_wish: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """After the question: when it is asked again, when others go, by when it is the cadre's."""

    again: timedelta = 2 * H
    missing: timedelta = 4 * H
    cadre: timedelta = 12 * H


@dataclass(frozen=True, slots=True)
class Span:
    """From one day of the year to another, both in it; it may pass the new year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def has(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


@dataclass(frozen=True, slots=True)
class Hours:
    """When it is asked, and until when a question may still be put at all."""

    begin: time = time(7, 30)
    latest: time = time(20, 30)


@dataclass(frozen=True, slots=True)
class Question:
    """Asked now and then after a good answer; what an answer opens, by answer, as kind.category."""

    code: str
    answers: tuple[str, ...]
    opens: Mapping[str, str] = field(default_factory=dict)
    whom: str = "all"  # all | not_vaccinated


@dataclass(frozen=True, slots=True)
class Temperature:
    """The policy pack of two readings a day; off unless a village switches it on."""

    on: bool = False
    morning: time = time(7, 30)
    afternoon: time = time(14, 30)
    cut_off: time = time(16, 0)
    fever: int = 373  # tenths of a degree, from here on it is one


_NORMAL = {"red": Rhythm(1), "yellow": Rhythm(3, True), "green": Rhythm(7, True)}
_HIGH = {"red": Rhythm(1), "yellow": Rhythm(1), "green": Rhythm(7, True)}
_PACES = {
    "red": Pace(),
    "yellow": Pace(4 * H, 8 * H, 24 * H),
    "green": Pace(10 * H, 24 * H, 48 * H),
}


@dataclass(frozen=True, slots=True)
class RoundRules:
    """data/rounds.yaml."""

    seasons: Mapping[str, Mapping[str, Rhythm]] = field(
        default_factory=lambda: {NORMAL: _NORMAL, HIGH: _HIGH}
    )
    high: tuple[Span, ...] = ()
    busy: tuple[Span, ...] = ()
    hours: Hours = Hours()
    busy_hours: Hours = Hours(time(6, 30), time(20, 30))
    busy_again: time = time(18, 30)
    paces: Mapping[str, Pace] = field(default_factory=lambda: dict(_PACES))
    ill_every: int = 1
    wish_every: int = 1
    family_days: int = 7
    call_back: timedelta = 2 * H
    question_every: int = 7
    questions: tuple[Question, ...] = ()
    temperature: Temperature = Temperature()
    kept: timedelta = timedelta(days=400)

    def pace(self, colour: str | None) -> Pace:
        """Of somebody without a colour: as of a yellow one."""
        return self.paces.get(colour or "yellow") or Pace()

    def hours_of(self, *, busy: bool) -> Hours:
        return self.busy_hours if busy else self.hours

    def season_of(self, day: date) -> str:
        return HIGH if any(span.has(day) for span in self.high) else NORMAL

    def is_busy(self, day: date) -> bool:
        return any(span.has(day) for span in self.busy)
