"""Finds the lexicon's words in one pass over a text, and tries only the frames they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.understanding.pattern import Compiler, Pattern
from bot.understanding.tables import ANYTHING, Classes, Numbers, Tables

# A frame is tried around so many of its words, the first and the last; who repeats one more
# often has said it.
_MOST = 12
# From so many words on the same ones are met again and again.
_CROWD = 400
# A word of the tables by its number, and where it begins and ends.
_Word = tuple[int, int, int]


class Hit(NamedTuple):
    """A pattern found at a place."""

    table: str
    code: str
    strong: bool
    start: int
    end: int
    text: str


class Matcher:
    """Built once from the tables; nothing changes but that frames are written when first met."""

    __slots__ = ("_automaton", "_made", "_tables", "_writer")

    def __init__(self, tables: Tables, words: Mapping[str, Sequence[str]]) -> None:
        self._tables = tables
        self._writer = Compiler(words, writes=True)
        self._made: dict[int, Pattern] = {}
        self._automaton = AhoCorasick(tables.words, implementation=Implementation.ContiguousNFA)

    def find(self, text: str, region: str | None = None) -> list[Hit]:
        """Every entry that fits somewhere, each place once."""
        words = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found = self._plain(words, region)
        if len(words) > _CROWD:
            words = _thinned(words)
        for number, starts in self._likely(words).items():
            found += self._tried(number, text, starts, region)
        return found

    def _plain(self, met: Sequence[_Word], region: str | None) -> list[Hit]:
        """What a word by itself means, wherever it stands."""
        words, rows, plain, *_ = self._tables
        found: list[Hit] = []
        for index, start, end in met:
            if index in plain:
                for number in plain[index]:
                    table, code, strong, only = rows[number][:4]
                    if only is None or only == region:
                        found.append(Hit(table, code, strong, start, end, words[index]))
        return found

    def _likely(self, met: Sequence[_Word]) -> dict[int, list[int]]:
        """The frames whose second word stands on its side of the first, and where that is.

        Words come in the order of their ends, and no two words of a frame share a character.
        """
        likely: dict[int, list[int]] = {}
        tables = self._tables
        self._sweep(reversed(met), tables.onward, tables.behind, likely)
        self._sweep(met, tables.backward, tables.ahead, likely)
        return likely

    def _sweep(
        self, met: Iterable[_Word], groups: Numbers, classes: Classes, likely: dict[int, list[int]]
    ) -> None:
        """Passes over the words once; what was passed stands on the side that counts."""
        frames, passed = self._tables.frames, {ANYTHING}
        for index, start, _ in met:
            if index in groups:
                for group in groups[index]:
                    for second, row in frames[group]:
                        if second in passed:
                            if row in likely:
                                likely[row].append(start)
                            else:
                                likely[row] = [start]
            if index in classes:
                passed.update(classes[index])

    def _tried(self, number: int, text: str, every: list[int], region: str | None) -> list[Hit]:
        """The frame around each of its anchors, from the left, no further than it can reach."""
        if len(every) > 1:
            every = sorted(every)
            every = every if len(every) <= _MOST else every[: _MOST // 2] + every[-_MOST // 2 :]
        matches = (self._made.get(number) or self._pattern(number)).around(text, every)
        if not matches:
            return []
        table, code, strong, only = self._tables.rows[number][:4]
        if only is not None and only != region:
            return []
        return [Hit(table, code, strong, *match.span(), match.group()) for match in matches]

    def _pattern(self, number: int) -> Pattern:
        """Made when it is first tried: few frames ever are."""
        *_, source, before, least, after = self._tables.rows[number]
        made = Pattern((), False, before, least, after, False, source, self._writer)
        self._made[number] = made
        return made


def _thinned(met: Sequence[_Word]) -> list[_Word]:
    """Each word the first and the last times it is met, as often as a frame is tried around it."""
    first = [number for number, times in _times(met) if times < _MOST // 2]
    last = [len(met) - 1 - number for number, times in _times(met[::-1]) if times < _MOST // 2]
    return [met[number] for number in sorted({*first, *last})]


def _times(met: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Of each place in the list, how often its word was met before."""
    times: dict[int, int] = {}
    for number, (index, _, _) in enumerate(met):
        before = times.get(index, 0)
        times[index] = before + 1
        yield number, before
