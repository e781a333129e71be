"""At what time of a day prompts are said: morning and evening, never while people rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.domain.quiet import waking
from bot.services.desk import Desk

NOON = 12


@dataclass(frozen=True, slots=True)
class Hours:
    """One of the times of a day: what it is called, when it begins, who is told then."""

    day: date
    slot: str  # HH:MM as in the rules, whatever it was moved to
    begins: datetime
    groups: bool
    people: bool


def hours_of(desk: Desk, day: date, busy: Callable[[date], bool]) -> tuple[Hours, ...]:
    """The hours of a day: groups and people are told at different ones, day by day in turn.

    While the fields are busy nothing is said in the evening, and in the morning before people go.
    """
    slots = desk.content.prompting.slots
    fields = busy(day)
    group = 0 if fields else day.toordinal() % len(slots)
    person = 0 if fields else (group + 1) % len(slots)
    return tuple(
        Hours(day, f"{at:%H:%M}", _begins(desk, day, at, fields), i == group, i == person)
        for i, at in enumerate(slots)
        if i in (group, person)
    )


def _begins(desk: Desk, day: date, at: time, busy: bool) -> datetime:
    before_the_fields = desk.content.rounds.hours_of(busy=True).begin
    if busy and at.hour < NOON:
        at = min(at, before_the_fields)
    moment = datetime.combine(day, at, desk.zone).astimezone(UTC)
    return waking(moment, desk.quiet())
