"""Finds the lexicon's words in one pass over a text, and tries only the frames they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.understanding.anchors import Words
from bot.understanding.pattern import LOOKS_AHEAD, Pattern

# A frame is tried around so many of its words, the first and the last; who repeats one more
# often has said it.
_MOST = 12


class Hit(NamedTuple):
    """A pattern found at a place."""

    table: str
    code: str
    strong: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern and what finding it means."""

    table: str
    code: str
    strong: bool
    pattern: Pattern
    # Heard so in this region only, because it means something else elsewhere.
    region: str | None = None

    @property
    def means(self) -> tuple[str, str, bool]:
        """What a hit of it says."""
        return self.table, self.code, self.strong


@dataclass(frozen=True, slots=True)
class _Frame:
    """An entry that is more than one word; `beside` are the words it needs further ones of."""

    entry: Entry
    beside: tuple[frozenset[int], ...]


class Matcher:
    """Built once from the entries; never changed."""

    __slots__ = ("_automaton", "_frames", "_groups", "_plain")

    def __init__(self, entries: Sequence[Entry]) -> None:
        groups: dict[Words, list[Entry]] = {}
        plain: dict[str, list[Entry]] = {}
        for entry in entries:
            first = entry.pattern.anchors[0]
            if entry.pattern.plain:
                (word,) = first
                plain.setdefault(word, []).append(entry)
            else:
                groups.setdefault(first, []).append(entry)
        further = {w for found in groups.values() for e in found for w in e.pattern.anchors[1:]}
        ids = _numbered(plain, groups, further)
        beside = {words: frozenset(ids[word] for word in words) for words in further}
        self._plain: Mapping[int, tuple[Entry, ...]] = {
            ids[word]: tuple(found) for word, found in plain.items()
        }
        self._frames: tuple[tuple[_Frame, ...], ...] = tuple(
            tuple(_Frame(e, tuple(beside[w] for w in e.pattern.anchors[1:])) for e in found)
            for found in groups.values()
        )
        self._groups = _groups_of_words(groups, ids)
        self._automaton = AhoCorasick(list(ids), implementation=Implementation.ContiguousNFA)

    def find(self, text: str, region: str | None = None) -> list[Hit]:
        """Every entry that fits somewhere, each place once."""
        met = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found: list[Hit] = []
        places: dict[int, list[int]] = {}
        for index, start, end in met:
            for entry in self._plain.get(index, ()):
                if entry.region is None or entry.region == region:
                    found.append(Hit(*entry.means, start, end, text[start:end]))
            for group in self._groups.get(index, ()):
                places.setdefault(group, []).append(start)
        if places:
            self._frames_around(places, {m[0] for m in met}, text, region, found)
        return found

    def _frames_around(
        self,
        places: Mapping[int, list[int]],
        words: set[int],
        text: str,
        region: str | None,
        found: list[Hit],
    ) -> None:
        for group, every in places.items():
            starts = every if len(every) <= _MOST else every[: _MOST // 2] + every[-_MOST // 2 :]
            for frame in self._frames[group]:
                for others in frame.beside:
                    if others.isdisjoint(words):
                        break
                else:
                    found += _tried(frame.entry, text, starts, region)


def _numbered(*classes: Iterable[Iterable[str]]) -> dict[str, int]:
    """Every word once; the order does not matter to anything but the numbers."""
    words: dict[str, int] = {}
    for several in classes:
        for one in several:
            for word in (one,) if isinstance(one, str) else one:
                words.setdefault(word, len(words))
    return words


def _groups_of_words(
    groups: Mapping[Words, Sequence[Entry]], ids: Mapping[str, int]
) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for number, words in enumerate(groups):
        for word in dict.fromkeys(words):
            found.setdefault(ids[word], []).append(number)
    return {index: tuple(numbers) for index, numbers in found.items()}


def _tried(entry: Entry, text: str, starts: Sequence[int], region: str | None) -> list[Hit]:
    """The frame around each of its anchors, from the left, without looking further than it can."""
    if entry.region is not None and entry.region != region:
        return []
    pattern = entry.pattern
    found: list[Hit] = []
    done = 0
    for start in starts:
        begin = max(start - pattern.before, done)
        end = start + pattern.after + LOOKS_AHEAD
        while begin <= start:
            match = pattern.regex.search(text, begin, end)
            if match is None:
                break
            found.append(Hit(*entry.means, match.start(), match.end(), match.group()))
            begin = done = match.end()
    return found
