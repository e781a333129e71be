"""Names that Excel takes for its sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAMELESS = "Sheet"
_RESERVED = "history"


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """As near to what is wanted as Excel allows: no marks of formulas, short, all different."""
    taken = {_RESERVED}
    names = []
    for name in wanted:
        plain = _FORBIDDEN.sub(" ", name).strip("' ") or _NAMELESS
        free = _cut(plain, "")
        number = 2
        while free.casefold() in taken:
            free = _cut(plain, f" {number}")
            number += 1
        taken.add(free.casefold())
        names.append(free)
    return names


def _cut(name: str, tail: str) -> str:
    """Excel counts in halves of UTF-16, so a rare character counts twice."""
    while len((name + tail).encode("utf-16-le")) > 2 * LONGEST:
        name = name[:-1]
    return name.rstrip("' ") + tail
