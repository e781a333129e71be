"""Which of several matters a line means by the day it names."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.case import Case
from bot.domain.moments import moment_from_text
from bot.services.desk import Desk
from bot.understanding.ride_changes import of_next_week
from bot.understanding.times.find import find
from bot.understanding.times.wanted import wanted


def day_said(desk: Desk, text: str, at: datetime) -> date | None:
    """The day that is named; None where none is."""
    said = wanted(find(text, desk.content.lexicon.times, at=at.astimezone(desk.zone)))
    return said.day if said else None


def day_of(case: Case) -> date | None:
    """The day a matter is wanted for, as it is known now."""
    moment = moment_from_text(dict(case.details).get("when", ""))
    return moment.day if moment else None


def of_that_day(desk: Desk, found: tuple[Case, ...], text: str, at: datetime) -> tuple[Case, ...]:
    """Those for the named day; all of them where no day is named, or none is for it."""
    if len(found) < 2:
        return found
    # Thursday, where none is wanted for this week's: the one of the week after.
    for words in (text, of_next_week(text)):
        day = day_said(desk, words, at)
        meant = tuple(c for c in found if day is not None and day_of(c) == day)
        if meant:
            return meant
    return found
