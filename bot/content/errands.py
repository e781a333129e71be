"""data/errands.yaml: sorts of errands, the words at the door, and the numbers around them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import Unfit
from bot.content.table import Table

FILE = "errands.yaml"
WORD = 2  # characters of a word that is said at a door


@dataclass(frozen=True, slots=True)
class Errands:
    """What is known of errands; nothing of it is anybody's."""

    words: tuple[str, ...] = ()


def read_errands(shelf: Shelf) -> Errands:
    """The uppermost layer's of each section."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    found = Errands(words=_words(table))
    table.close()
    return found


def _words(table: Table) -> tuple[str, ...]:
    words = table.several("words", _word, required=True) or ()
    if len(set(words)) != len(words):
        table.fault("words", "must not name a word twice")
    return words


def _word(text: str) -> str:
    if len(text) != WORD:
        raise Unfit(f"must be a word of {WORD} characters, not '{text}'")
    return text
