"""When something is wanted, as a short text that stays true whatever day it is read on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

PARTS = ("dawn", "morning", "noon", "afternoon", "evening", "night")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[0-2][0-9]:[0-5][0-9]")
_WEEKDAYS = re.compile(r"weekly:[0-6](,[0-6])*")
SOON = "soon"


@dataclass(frozen=True, slots=True)
class Moment:
    """Day, clock, part of the day, the weekdays it comes again; what is not said is None."""

    day: date | None = None
    clock: time | None = None
    part: str | None = None
    weekdays: tuple[int, ...] = ()
    soon: bool = False


def moment_to_text(moment: Moment) -> str:
    """`2026-11-24 morning 08:00`, `weekly:0,2,4 08:00`, `soon`; empty when nothing is known."""
    words: list[str] = []
    if moment.weekdays:
        words.append("weekly:" + ",".join(str(day) for day in moment.weekdays))
    if moment.day:
        words.append(moment.day.isoformat())
    if moment.part in PARTS:
        words.append(str(moment.part))
    if moment.clock:
        words.append(f"{moment.clock:%H:%M}")
    if moment.soon and not words:
        words.append(SOON)
    return " ".join(words)


def moment_from_text(text: str) -> Moment | None:
    """The moment again; None for words that are none."""
    moment = Moment()
    for word in text.split():
        read = _word(word)
        if read is None:
            return None
        moment = Moment(
            day=read.day or moment.day,
            clock=read.clock or moment.clock,
            part=read.part or moment.part,
            weekdays=read.weekdays or moment.weekdays,
            soon=read.soon or moment.soon,
        )
    return moment if moment != Moment() else None


def _word(word: str) -> Moment | None:
    try:
        if _DAY.fullmatch(word):
            return Moment(day=date.fromisoformat(word))
        if _CLOCK.fullmatch(word):
            return Moment(clock=time.fromisoformat(word))
    except ValueError:
        return None
    if _WEEKDAYS.fullmatch(word):
        return Moment(weekdays=tuple(int(day) for day in word[7:].split(",")))
    if word in PARTS:
        return Moment(part=word)
    return Moment(soon=True) if word == SOON else None
