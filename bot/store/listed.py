"""A list of codes or ids as one value that both databases can search exactly."""

from __future__ import annotations

from collections.abc import Iterable


def listed(values: Iterable[str]) -> str:
    """`,a,b,`, for `REPLACE(:list, ',' || code || ',', '') <> :list`.

    The databases bind lists in different words, and LIKE takes the _ of a code for any character.
    """
    return f",{','.join(values)},"
