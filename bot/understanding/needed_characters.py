"""Which characters a text must hold for a regular expression to fit somewhere in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from bot.understanding.anchors import rarity
from bot.understanding.expression import expression

Needs = tuple[frozenset[str], ...]
# What is needed for one way of saying a thing, and who reads it then.
Way = tuple[Needs, Callable[[str], object]]
# More characters in a row than these tell nothing about a text: [\u4e00-\u9fff].
_MOST = 64
# Digits of other scripts are none that is known here.
_ODD_DIGIT = expression(r"[^\D0-9]")


def needed(words: str, *, besides: str = "") -> Needs:
    """Of each of these sets one character stands in every text it fits; the rarest set first.

    Of digits only those of ASCII are known. What holds one of `besides` counts for nothing.
    """
    parsed = parser.parse(words)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    return _of(parsed, frozenset(besides))


def both(*several: Needs) -> Needs:
    """What is needed where all of them must fit."""
    return _ranked({one for needs in several for one in needs})


def either(*several: Needs) -> Needs:
    """What is needed where one of them must fit: as much of each as the least of them needs.

    Of each that is put together which adds the fewest characters.
    """
    if not several:
        return ()
    shortest = min(several, key=len)
    made = list(shortest)
    for needs in several:
        left = list(needs)
        for place, sofar in enumerate(made):
            nearest = min(left, key=lambda one: len(one - sofar))
            left.remove(nearest)
            made[place] = sofar | nearest
    return _ranked(set(made))


def _of(sequence: Any, besides: frozenset[str]) -> Needs:
    return both(*(_needs(operation, value, besides) for operation, value in sequence))


def _needs(operation: Any, value: Any, besides: frozenset[str]) -> Needs:
    if operation is code.LITERAL:
        return _counted(frozenset(chr(value)), besides)
    if operation is code.IN:
        return _counted(_characters(value), besides)
    if operation is code.SUBPATTERN:
        return _of(value[-1], besides)
    if operation is code.BRANCH:
        return either(*(_of(option, besides) for option in value[1]))
    if operation in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, _, repeated = value
        return _of(repeated, besides) if least else ()
    # What is looked at, left out, or anything at all.
    return ()


def _counted(characters: frozenset[str], besides: frozenset[str]) -> Needs:
    return (characters,) if characters and characters.isdisjoint(besides) else ()


def _characters(members: Any) -> frozenset[str]:
    """Those of a class; none where they cannot all be said."""
    found: set[str] = set()
    for operation, value in members:
        if operation is code.LITERAL:
            found.add(chr(value))
        elif operation is code.RANGE and value[1] - value[0] < _MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif operation is code.CATEGORY and value is code.CATEGORY_DIGIT:
            found.update("0123456789")
        else:
            return frozenset()
    return frozenset(found)


def _ranked(several: set[frozenset[str]]) -> Needs:
    return tuple(sorted(several, key=lambda one: (rarity(tuple(sorted(one))), sorted(one))))


class Marks:
    """Several sorts of what is needed, looked for in one pass over the characters of a text."""

    __slots__ = ("_always", "_of", "_sorts")

    # So many sets of a sort are looked at.
    _DEEP = 3

    def __init__(self, sorts: Sequence[Needs]) -> None:
        self._sorts, self._always = len(sorts), 0
        self._of: dict[str, int] = {}
        for sort, needs in enumerate(sorts):
            for depth in range(self._DEEP):
                bit = 1 << (sort + depth * self._sorts)
                if depth >= len(needs):
                    self._always |= bit
                    continue
                for character in needs[depth]:
                    self._of[character] = self._of.get(character, 0) | bit

    def fitting(self, text: str) -> Sequence[int]:
        """The sorts that may be there: a character of each of their sets is."""
        met, of, sorts = self._always, self._of, self._sorts
        for character in text:
            if character in of:
                met |= of[character]
        met &= (met >> sorts) & (met >> 2 * sorts)
        if _ODD_DIGIT.search(text):
            return range(sorts)
        met &= (1 << sorts) - 1
        return [sort for sort in range(sorts) if met >> sort & 1] if met else ()
