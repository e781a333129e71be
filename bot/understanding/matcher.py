"""Finds the lexicon's words in one pass over a text, and tries only the frames they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.understanding.pattern import Compiler, Pattern
from bot.understanding.tables import ANYTHING, Tables

# A frame is tried around so many of its words, the first and the last; who repeats one more
# often has said it.
_MOST = 12
# Only where more frames than these are left it pays to ask for the third of their words.
_MANY = 8


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
        met: dict[int, list[int]] = {}
        for index, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if index in met:
                met[index].append(start)
            else:
                met[index] = [start]
        found = self._plain(met, region)
        groups = self._tables.groups
        places: dict[int, list[int]] = {}
        for index, starts in met.items():
            if index in groups:
                for group in groups[index]:
                    if group in places:
                        places[group] = sorted([*places[group], *starts])
                    else:
                        places[group] = starts
        for number, starts in self._likely(places, met) if places else ():
            found += self._tried(number, text, starts, region)
        return found

    def _plain(self, met: Mapping[int, list[int]], region: str | None) -> list[Hit]:
        """What a word by itself means, wherever it stands."""
        words, rows, plain, *_ = self._tables
        found: list[Hit] = []
        for index in met:
            if index not in plain:
                continue
            for number in plain[index]:
                table, code, strong, only = rows[number][:4]
                if only is None or only == region:
                    word = words[index]
                    length = len(word)
                    found += [Hit(table, code, strong, s, s + length, word) for s in met[index]]
        return found

    def _likely(
        self, places: Mapping[int, list[int]], met: Mapping[int, list[int]]
    ) -> list[tuple[int, list[int]]]:
        """The frames whose other words are met as well, and where their first ones stand."""
        frames, rows = self._tables.frames, self._tables.rows
        classes = _classes_met(met, self._tables.seconds)
        likely = [
            (row, starts)
            for group, starts in places.items()
            for second, row in frames[group]
            if second in classes
        ]
        if len(likely) > _MANY:
            classes = _classes_met(met, self._tables.thirds)
            likely = [(row, starts) for row, starts in likely if rows[row][-1] in classes]
        return likely

    def _tried(self, number: int, text: str, every: list[int], region: str | None) -> list[Hit]:
        """The frame around each of its anchors, from the left, no further than it can reach."""
        starts = every if len(every) <= _MOST else every[: _MOST // 2] + every[-_MOST // 2 :]
        find = (self._made.get(number) or self._pattern(number)).find
        matches: list[re.Match[str]] = []
        done = 0
        for start in starts:
            while (match := find(text, start, done)) is not None:
                done = match.end()
                matches.append(match)
        if not matches:
            return []
        table, code, strong, only = self._tables.rows[number][:4]
        if only is not None and only != region:
            return []
        return [Hit(table, code, strong, *match.span(), match.group()) for match in matches]

    def _pattern(self, number: int) -> Pattern:
        """Made when it is first tried: few frames ever are."""
        *_, source, before, least, after, _third = self._tables.rows[number]
        made = Pattern((), before, least, after, False, source, self._writer)
        self._made[number] = made
        return made


def _classes_met(words: Iterable[int], classes: Mapping[int, Collection[int]]) -> set[int]:
    """The classes that a text holds a word of."""
    met = {ANYTHING}
    for index in words:
        if index in classes:
            met.update(classes[index])
    return met
