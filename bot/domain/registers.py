"""Registers: what is written down, by whom, for how long, and whether it is on at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum


class Shape(StrEnum):
    """What a register is made of."""

    ENTRIES = "entries"  # a line for each thing that happened
    CHECKLIST = "checklist"  # items of a day, ticked by who opens it
    COUNTS = "counts"  # numbers of a day taken from the other registers, confirmed in one tap
    TAGS = "tags"  # headings under which the day's work is counted; nothing is entered
    SIGNING = "signing"  # a text that everybody who answers for it acknowledges, dated


class About(StrEnum):
    """Whom a line is about."""

    PERSON = "person"
    HOUSEHOLD = "household"
    ANYBODY = "anybody"  # a name, where one is known; no register has to know them
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing of a line; `words` begin its value where somebody writes it."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    number: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist, a count or a tag.

    `counts` says where it is taken from: `register:visits`, `case:help.ride`, `returnees`, ...
    """

    code: str
    label: str
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """One file of data/registers."""

    code: str
    name: str
    words: tuple[str, ...]
    shape: Shape
    on: bool
    write: tuple[str, ...]
    see: tuple[str, ...]
    keep: timedelta
    about: About = About.NOBODY
    inform: str = ""
    example: str = ""
    fields: tuple[Field, ...] = ()
    items: tuple[Item, ...] = ()
    columns: tuple[str, ...] = ()
    source: str = ""
    contact: bool = False
    share: int = 0  # per cent that is shown beside the share of people sent; 0 shows none

    def field(self, code: str) -> Field | None:
        return next((one for one in self.fields if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Pack:
    """Rules of another time as content: off until a cadre switches them on, with an end."""

    code: str
    name: str
    words: tuple[str, ...]
    inform: str
    lasts: int  # days, where no end was said
    longest: int
    registers: tuple[str, ...] = ()
    days: int | None = None  # how long who comes home is kept company
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that was written."""

    id: str
    code: str
    unit_id: str
    day: date
    at: datetime
    by_id: str | None
    source: str
    ref: str
    person_id: str | None = None
    household_id: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Switch:
    """Somebody switched something on or off for a unit."""

    id: str
    code: str
    unit_id: str
    on: bool
    at: datetime
    by_id: str | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is on by this on `day`."""
        return self.on and (self.until is None or day <= self.until)


def is_on(default: bool, over: Sequence[Switch], day: date) -> bool:
    """`over` is the latest word of the unit and of those above it, the nearest first.

    The nearest word counts; one whose last day has passed is as if nothing had been said.
    """
    for switch in over:
        if switch.on and not switch.holds(day):
            continue
        return switch.on
    return default


def share_of(sent: int, staff: int) -> int:
    """How many of a hundred, rounded down; none of nobody."""
    return sent * 100 // staff if staff > 0 else 0
