"""What can be printed of a text: a box stands for every character the font does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import category

from bot.paper.charmap import Charmap

BOX = "\u25a1"
LINE_BREAK = "\n"
# Marks that only change the character before them: without it they are nothing to look at.
_MODIFIERS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF), (0x1F3FB, 0x1F3FF))
_UNSEEN = ("Cc", "Cf", "Cs")


def fit_text(text: str, have: Charmap) -> tuple[str, set[str]]:
    """The text as it can be printed, and the characters that became boxes."""
    missing: set[str] = set()
    printed = []
    for letter in text.replace("\r\n", LINE_BREAK).replace("\t", " "):
        if letter == LINE_BREAK or (not _unseen(letter) and letter in have):
            printed.append(letter)
        elif not _unseen(letter):
            missing.add(letter)
            printed.append(BOX)
    return "".join(printed), missing


def fit_values(values: object, have: Charmap) -> tuple[object, set[str]]:
    """The same for all strings inside of mappings and sequences, keys excepted."""
    missing: set[str] = set()

    def fit(value: object) -> object:
        if isinstance(value, str):
            printed, found = fit_text(value, have)
            missing.update(found)
            return printed
        if isinstance(value, Mapping):
            return {key: fit(inner) for key, inner in value.items()}
        if isinstance(value, Sequence):
            return [fit(inner) for inner in value]
        return value

    return fit(values), missing


def _unseen(letter: str) -> bool:
    """Controls, joiners, directions, halves of pairs and modifiers: nothing one could see."""
    code = ord(letter)
    return category(letter) in _UNSEEN or any(low <= code <= high for low, high in _MODIFIERS)
