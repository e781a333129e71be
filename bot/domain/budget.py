"""How much is enough: for a group in an hour and a day, for a person in a day and a week."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.lanes import Lane

GROUP_HOUR = 4
GROUP_DAY = 15
PERSON_DAY = 2
PERSON_WEEK = 6


@dataclass(frozen=True, slots=True)
class Said:
    """How many new messages were said, danger apart."""

    hour: int
    day: int


def may_say_in_group(said: Said, lane: Lane) -> bool:
    """Whether one more new message is welcome; danger always is."""
    if lane is Lane.EMERGENCY:
        return True
    return said.hour < GROUP_HOUR and said.day < GROUP_DAY


def may_write_unasked(day: int, week: int, lane: Lane) -> bool:
    """Whether a person may be written to once more without having asked."""
    return lane is Lane.EMERGENCY or (day < PERSON_DAY and week < PERSON_WEEK)
