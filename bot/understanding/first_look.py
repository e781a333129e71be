"""Whether anybody could have to act on a text at all: told without reading it, and never wrongly.

Whatever `understand` may act on stands in a row of the lexicon, in a value beside its unit or in
the name of a thing that is wanted. Each row needs words that are met in one pass; only the few
whose words are all there are tried. What a mask hides, and how a word is meant, is for the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from bot.understanding.anchors import by_frequency
from bot.understanding.tables import ANYTHING, Row, Tables

# What makes somebody act; a word of thanks or of having come does not, and what is absent neither.
_WISHES = frozenset({"intents", "problems"})
_ACTED_ON = _WISHES | {"symptoms", "signs", "alarms"}
_CODES = frozenset({("replies", "sos"), ("replies", "me_too"), ("context", "bare")})
_MASK = ("context", "mask")
# Bits that every text has, and that one has with a word that does something wherever it stands.
_EVERYWHERE, _BY_ITSELF = 1 << ANYTHING, 1 << 1
_FIRST = 2  # the bit of the first class
_HIDDEN = "\N{WHITE CIRCLE}"


def acts(row: Row) -> bool:
    """Of a row of the tables that is found somewhere."""
    return row[0] in _ACTED_ON or row[:2] in _CODES


class _Alone(NamedTuple):
    """What a word does wherever it stands."""

    # It is acted on: also where it is masked, or only where it is not.
    wishes: bool = False
    tells: bool = False
    # It masks itself, and no wish by that: 笑死.
    hides: bool = False


# The rows that wait for a class.
_Rows = Mapping[int, tuple[int, ...]]


# What a word tells: the classes it is of, those it waits for, the rows by the latter, and what it
# does by itself. A plain tuple: one with names takes five times as long to take apart.
_Told = tuple[int, int, _Rows, _Alone | None]


class _Words(dict[int, _Told]):
    """By the number of a word, put together when it is first met."""

    def __init__(self, tables: Tables) -> None:
        super().__init__()
        self._tables = tables
        # Every class that a row waits for, by its number and its side.
        self._bits: dict[tuple[int, int], int] = {}
        self._counting: frozenset[int] = frozenset()

    def __missing__(self, word: int) -> _Told:
        tables, bits = self._tables, self._bits or self._numbered()
        of, waits = 0, 0
        for side, classes in enumerate((tables.behind, tables.ahead)):
            for one in classes.get(word, ()):
                of |= 1 << bits.get((one, side), ANYTHING)
        rows: dict[int, tuple[int, ...]] = {}
        for side, groups in enumerate((tables.onward, tables.backward)):
            for second, row in self._frames(groups.get(word, ())):
                bit = bits[second, side]
                waits |= 1 << bit
                rows[bit] = (*rows.get(bit, ()), row)
        alone = self._alone(word)
        told = self[word] = (of | (_BY_ITSELF if alone else 0), waits, rows, alone)
        return told

    def _frames(self, groups: Iterable[int]) -> Iterator[tuple[int, int]]:
        frames, counting = self._tables.frames, self._counting
        return (frame for group in groups for frame in frames[group] if frame[1] in counting)

    def _numbered(self) -> Mapping[tuple[int, int], int]:
        """What is heard in one region only does not count: no first look knows of a sender's."""
        tables = self._tables
        acted_on = [n for n, row in enumerate(tables.rows) if row[3] is None and acts(row)]
        self._counting = frozenset(acted_on)
        waited = self._waited_for()
        # The bits of common words are the lowest: what a text has is met with in small numbers.
        common = [
            (one, side)
            for word in by_frequency(tables.words)
            for side, classes in enumerate((tables.behind, tables.ahead))
            for one in classes.get(word, ())
        ]
        ranked = dict.fromkeys((*(one for one in common if one in waited), *sorted(waited)))
        self._bits = {one: bit for bit, one in enumerate(ranked, _FIRST)}
        self._bits |= {(ANYTHING, side): ANYTHING for side in range(2)}
        return self._bits

    def _waited_for(self) -> frozenset[tuple[int, int]]:
        """Each class with its side."""
        found = set()
        for side, every in enumerate((self._tables.onward, self._tables.backward)):
            groups = {group for groups in every.values() for group in groups}
            found |= {(second, side) for second, _ in self._frames(groups)}
        return frozenset(found)

    def _alone(self, word: int) -> _Alone | None:
        plain = [self._tables.rows[row] for row in self._tables.plain.get(word, ())]
        rows = [row for row in plain if row[3] is None]
        found = _Alone(
            wishes=any(row[0] in _WISHES for row in rows),
            tells=any(acts(row) for row in rows),
            hides=any(row[:2] == _MASK for row in rows),
        )
        return found if any(found) else None


class FirstLook:
    """Built once beside the matcher; what a word tells is put together when it is first met.

    `loosely` gives what fits wherever the matcher finds a row, also where some of it is masked.
    """

    __slots__ = ("_automaton", "_heads", "_loosely", "_made", "_needs", "_rows", "_sets", "_words")

    def __init__(
        self,
        tables: Tables,
        automaton: AhoCorasick,
        loosely: Callable[[int], re.Pattern[str]],
        heads: Callable[[int], Iterable[str]],
    ) -> None:
        self._automaton = automaton
        self._rows = tables.rows
        self._words = _Words(tables)
        self._loosely = loosely
        self._heads = heads
        self._needs: dict[int, tuple[frozenset[str], ...]] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._made: dict[int, re.Pattern[str]] = {}

    def finds(self, text: str) -> bool:
        """Whether a row may stand in the text, as it is or with some of it masked."""
        known = self._words
        met = self._automaton.find_matches_as_indexes(text, overlapping=True)
        told = [known[word] for word, _, _ in met]
        have = _EVERYWHERE
        for of, _, _, _ in told:
            have |= of
        shown = text
        if have & _BY_ITSELF:
            alone = [(one, start, end) for word, start, end in met if (one := known[word][3])]
            shown = _masked(text, alone)
            for what, start, end in alone:
                if what.wishes or (what.tells and shown[start:end] == text[start:end]):
                    return True
        rows = _likely(told, have)
        return bool(rows) and self._any_fits(rows, text, shown)

    def _any_fits(self, rows: Collection[int], text: str, shown: str) -> bool:
        known, characters = self._needs, frozenset(text)
        for row in rows:
            needs = known.get(row)
            # Most rows are told by this for good, and never need to be written.
            for need in self._needed(row) if needs is None else needs:
                if characters.isdisjoint(need):
                    break
            else:
                regex = self._made.get(row) or self._make(row)
                if regex.search(shown):
                    return True
                if shown is not text and self._rows[row][0] in _WISHES and regex.search(text):
                    return True
        return False

    def _make(self, row: int) -> re.Pattern[str]:
        regex = self._made[row] = self._loosely(row)
        return regex

    def _needed(self, row: int) -> tuple[frozenset[str], ...]:
        """One character of each of these."""
        made = {self._sets.setdefault(heads, frozenset(heads)) for heads in self._heads(row)}
        needs = self._needs[row] = tuple(sorted(made, key=len))
        return needs


def _likely(told: Iterable[_Told], have: int) -> set[int]:
    """The rows whose second word is there as well."""
    likely: set[int] = set()
    for _, waits, rows, _ in told:
        met = waits & have
        while met:
            bit = met.bit_length() - 1
            met ^= 1 << bit
            likely.update(rows[bit])
    return likely


def _masked(text: str, met: Iterable[tuple[_Alone, int, int]]) -> str:
    """Without the words that are masked by themselves; whatever else is masked is still there."""
    for one, start, end in met:
        if one.hides:
            text = text[:start] + _HIDDEN * (end - start) + text[end:]
    return text
