"""One layer's words laid over another's: lists add up, single values are replaced."""

from __future__ import annotations

from bot.content.textonly import Raw


def added(below: Raw, above: Raw) -> Raw:
    """What both say together; where one has a list and the other has not, the upper one holds."""
    if isinstance(below, dict) and isinstance(above, dict):
        new = {key: added(below[key], value) for key, value in above.items() if key in below}
        return {**below, **above, **new}
    if isinstance(below, list) and isinstance(above, list):
        return [*below, *(one for one in above if one not in below)]
    return above
