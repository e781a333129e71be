"""A text without its spaces, and the way back to where its characters stood."""

from __future__ import annotations

from bot.understanding.expression import expression
from bot.understanding.times.grammar import NUMERALS

# A space between two numerals keeps them apart.
_LOOSE = expression(f"(?<![{NUMERALS} ]) +| +(?![{NUMERALS} ])")


def squeezed(text: str) -> tuple[str, range | list[int]]:
    """The tight text, and for each of its characters the place in the original."""
    if " " not in text:
        return text, range(len(text))
    kept = list(range(len(text)))
    for match in reversed(list(_LOOSE.finditer(text))):
        del kept[match.start() : match.end()]
    return "".join(text[place] for place in kept), kept
