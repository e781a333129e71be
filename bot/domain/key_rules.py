"""The numbers of key people: stale cards, questions after an illness, answers that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from bot.domain.followups import FollowRules


@dataclass(frozen=True, slots=True)
class StaleRules:
    """How long a card may go without anybody having looked through it."""

    after: Mapping[str, timedelta] = field(
        default_factory=lambda: {
            "red": timedelta(days=30),
            "yellow": timedelta(days=90),
            "green": timedelta(days=365),
        }
    )
    ask_at: time = time(9, 20)
    every: timedelta = timedelta(days=7)
    most: int = 6


@dataclass(frozen=True, slots=True)
class AnswerRules:
    """Answers of a doctor that the next asker may read."""

    kept: timedelta = timedelta(days=365)
    likeness: int = 60
    decide_within: timedelta = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class KeyRules:
    """The numbers of data/keypeople.yaml."""

    stale: StaleRules = field(default_factory=StaleRules)
    follow_ups: FollowRules = field(default_factory=FollowRules)
    answers: AnswerRules = field(default_factory=AnswerRules)
    look_back: timedelta = timedelta(days=400)
    regrade_at: time = time(3, 40)


def is_stale(colour: str | None, checked_on: date | None, day: date, rules: StaleRules) -> bool:
    """Whether it is time to look through a card again; without a colour as for green."""
    if checked_on is None:
        return True
    return day - checked_on >= rules.after.get(colour or "green", rules.after["green"])
