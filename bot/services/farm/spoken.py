"""One message of somebody known, on its way through field and stable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Person
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.understanding.farm_talk import day_said


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who said what."""

    context: Context
    person: Person
    day: date | None = None

    @property
    def text(self) -> str:
        return self.context.heard.text


def spoken(desk: Desk, context: Context, person: Person) -> Spoken:
    """With the day that was said, also where the words ask for nothing of the usual sorts."""
    when = context.reading.meaning.when
    day = when.day if when else None
    if day is None:
        at = context.heard.at.astimezone(desk.zone)
        day = day_said(context.heard.text, at, desk.content.lexicon.times)
    return Spoken(context, person, day)
