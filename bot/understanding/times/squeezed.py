"""A text without its spaces, and the way back to where its characters stood."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.understanding.times.grammar import NUMERALS

# A space between two numerals keeps them apart.
_LOOSE = re.compile(f"(?<![{NUMERALS}]) +| +(?![{NUMERALS} ])")


def squeezed(text: str) -> tuple[str, Callable[[int], int]]:
    """The place of a character in the tight text gives its place in the original."""
    if " " not in text:
        return text, int
    pieces, places, last = [], [], 0
    for match in _LOOSE.finditer(text):
        pieces.append(text[last : match.start()])
        places.extend(range(last, match.start()))
        last = match.end()
    pieces.append(text[last:])
    places.extend(range(last, len(text)))
    return "".join(pieces), places.__getitem__
