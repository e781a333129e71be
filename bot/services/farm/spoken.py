"""One message of somebody known, on its way through field and stable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Person
from bot.services.deeds_context import Context


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who said what."""

    context: Context
    person: Person

    @property
    def text(self) -> str:
        return self.context.heard.text

    @property
    def day(self) -> date | None:
        """The day that was said."""
        when = self.context.reading.meaning.when
        return when.day if when else None
