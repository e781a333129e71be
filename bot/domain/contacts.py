"""A real contact with somebody: when, how, by whom, and how they were."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class How(StrEnum):
    """How somebody was in contact; what was only assigned or sent is none of these."""

    SEEN = "seen"  # 见面
    KNOCK = "knock"  # 敲门
    PHONE = "phone"  # 电话
    MESSAGE = "message"  # they wrote or spoke to the bot
    TAP = "tap"  # they pressed a button themselves
    FAMILY = "family"  # somebody of the family says so
    MEAL = "meal"
    RIDE = "ride"
    MEDICINE = "medicine"
    CLINIC = "clinic"
    VISIT = "visit"  # a visit of comfort

    @property
    def in_person(self) -> bool:
        """Whether somebody stood before them."""
        return self not in _FROM_AFAR


_FROM_AFAR = frozenset({How.PHONE, How.MESSAGE, How.TAP, How.FAMILY})
_AT_THEIR_DOOR = frozenset({How.SEEN, How.KNOCK, How.VISIT})
# Where people came to a date by themselves; nobody went to them.
OF_A_DATE = "session"


class Found(StrEnum):
    """How they were, as they or whoever met them said."""

    FINE = "fine"
    UNWELL = "unwell"
    CALL_BACK = "call_back"
    NOT_MET = "not_met"  # somebody went, and nobody answered: no contact


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact; `recorded_at` later than `at` makes it a late entry."""

    id: str
    person_id: str
    unit_id: str
    at: datetime
    recorded_at: datetime
    how: How
    by_id: str | None
    by_role: str | None  # doctor | keeper | cadre | liaison | guardian | ...: in which capacity
    found: Found | None
    source: str  # which part of the product wrote it
    ref: str | None  # of what: a case, a turn of a meal, a tap; the same twice is one contact

    @property
    def real(self) -> bool:
        """Whether anybody was reached."""
        return self.found is not Found.NOT_MET

    @property
    def visit(self) -> bool:
        """Whether somebody went to see them: no ride, meal, clinic, and no date they came to."""
        return self.real and self.how in _AT_THEIR_DOOR and self.source != OF_A_DATE

    def late(self, allowance: timedelta = timedelta(hours=2)) -> bool:
        """Whether it was written down long after it happened."""
        return self.recorded_at - self.at > allowance


def last_real(contacts: Collection[Contact]) -> Contact | None:
    """The latest in which somebody was reached."""
    return max((c for c in contacts if c.real), key=lambda c: c.at, default=None)
