"""A thing of the catalogue named in a text."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.medicines import Medicine


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found at a place."""

    medicine: Medicine
    start: int
    end: int
    # The words as written where they only sound like the name.
    guessed_from: str | None = None

    @property
    def medicine_id(self) -> str:
        return self.medicine.id

    @property
    def generic(self) -> str:
        return self.medicine.generic

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a character with this stretch."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Name:
    """One of the words for a thing; a nickname counts only where medicine is spoken of."""

    text: str
    medicine: Medicine
    nickname: bool
