"""How much is enough: for a group in an hour and a day, for a person in a day and a week."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.lanes import Lane


@dataclass(frozen=True, slots=True)
class Budget:
    """New messages unasked, danger and answers apart (CONDUCT 13, 18)."""

    group_hour: int = 4
    group_day: int = 15
    person_day: int = 2
    person_week: int = 6


@dataclass(frozen=True, slots=True)
class Said:
    """How many new messages were said, danger apart."""

    hour: int
    day: int


def may_say_in_group(said: Said, lane: Lane, budget: Budget) -> bool:
    """Whether one more new message is welcome; danger always is."""
    if lane is Lane.EMERGENCY:
        return True
    return said.hour < budget.group_hour and said.day < budget.group_day


def may_write_unasked(day: int, week: int, lane: Lane, budget: Budget) -> bool:
    """Whether a person may be written to once more without having asked."""
    return lane is Lane.EMERGENCY or (day < budget.person_day and week < budget.person_week)
