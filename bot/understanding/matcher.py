"""Finds the lexicon's words in one pass over a text, and tries only the frames they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from bot.understanding.first_look import FirstLook
from bot.understanding.packed import Lists
from bot.understanding.pattern import Compiler, Pattern
from bot.understanding.tables import ANYTHING, Frames, Row, Rows, Tables

# A frame is tried around so many of its words, the first and the last; who repeats one more
# often has said it.
_MOST = 12
# From so many words on the same ones are met again and again.
_CROWD = 400
_WORTH_A_SET = 8  # it is added to a set much faster; only small ones would weigh more
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


class _Frames(dict[int, tuple[tuple[int, int], ...]]):
    """The frames of a word, put together from its groups when it is first met."""

    def __init__(self, groups: Lists, frames: Frames) -> None:
        super().__init__()
        self._groups = groups
        self._every = frames

    def __missing__(self, word: int) -> tuple[tuple[int, int], ...]:
        groups = self._groups.get(word, ())
        found = self[word] = tuple([frame for group in groups for frame in self._every[group]])
        return found


class _Met(dict[int, Collection[int]]):
    """What a word has in a table, unpacked when it is first met."""

    def __init__(self, table: Lists, *, sets: bool = False) -> None:
        super().__init__()
        self._table = table
        self._sets = sets

    def __missing__(self, word: int) -> Collection[int]:
        several: Collection[int] = self._table.get(word, ())
        if self._sets and len(several) >= _WORTH_A_SET:
            several = frozenset(several)
        self[word] = several
        return several


class _Rows(dict[int, Row]):
    """The rows that were met."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, row: int) -> Row:
        found = self[row] = self._rows[row]
        return found


class Matcher:
    """Built once from the tables; nothing changes but that frames are written when first met."""

    __slots__ = (
        *("_ahead", "_automaton", "_backward", "_behind", "_made", "_onward", "_plains", "_rows"),
        "_writer",
        "first_look",
    )

    def __init__(self, tables: Tables, words: Mapping[str, Sequence[str]]) -> None:
        self._writer = Compiler(words, writes=True)
        self._made: dict[int, Pattern] = {}
        self._onward = _Frames(tables.onward, tables.frames)
        self._backward = _Frames(tables.backward, tables.frames)
        self._behind, self._ahead = _Met(tables.behind, sets=True), _Met(tables.ahead, sets=True)
        self._plains, self._rows = _Met(tables.plain), _Rows(tables.rows)
        self._automaton = AhoCorasick(
            list(tables.words), implementation=Implementation.ContiguousNFA
        )
        self.first_look = FirstLook(tables, self._automaton, self._loosely, self._heads)

    def find(
        self, text: str, region: str | None = None, *, besides: Collection[str] = ()
    ) -> list[Hit]:
        """Every entry that fits somewhere, each place once, but for those of tables `besides`."""
        words = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found = self._plain(text, words, region, besides)
        if len(words) > _CROWD:
            words = _thinned(words)
        made, rows = self._made, self._rows
        for number, starts in self._likely(words).items():
            if besides and rows[number][0] in besides:
                continue
            if len(starts) > 1:
                starts = _outermost(starts)
            matches = (made.get(number) or self._pattern(number)).around(text, starts)
            if matches:
                table, code, strong, only = rows[number][:4]
                if only is None or only == region:
                    found += [Hit(table, code, strong, *m.span(), m.group()) for m in matches]
        return found

    def _plain(
        self, text: str, met: Sequence[_Word], region: str | None, besides: Collection[str]
    ) -> list[Hit]:
        """What a word by itself means, wherever it stands."""
        rows, plain = self._rows, self._plains
        found: list[Hit] = []
        for index, start, end in met:
            for number in plain[index]:
                table, code, strong, only = rows[number][:4]
                if (only is None or only == region) and table not in besides:
                    found.append(Hit(table, code, strong, start, end, text[start:end]))
        return found

    def _likely(self, met: Sequence[_Word]) -> dict[int, list[int]]:
        """The frames whose second word stands on its side of the first, and where that is.

        Words come in the order of their ends, and no two words of a frame share a character.
        """
        likely: dict[int, list[int]] = {}
        self._sweep(met[::-1], self._onward, self._behind, likely)
        self._sweep(met, self._backward, self._ahead, likely)
        return likely

    def _sweep(
        self, met: Sequence[_Word], frames: _Frames, classes: _Met, likely: dict[int, list[int]]
    ) -> None:
        """Passes over the words once; what was passed stands on the side that counts."""
        left = len([word for word in met if frames[word[0]]])
        passed = {ANYTHING}
        for index, start, _ in met:
            if known := frames[index]:
                for second, row in known:
                    if second in passed:
                        likely.setdefault(row, []).append(start)
                left -= 1
            if not left:
                return
            if more := classes[index]:
                passed.update(more)

    def _heads(self, number: int) -> Iterator[str]:
        return self._writer.heads(self._rows[number][4])

    def _loosely(self, number: int) -> re.Pattern[str]:
        """What fits also where a part of a gap is masked; only gaps make a difference."""
        source = self._rows[number][4]
        if "~" in source:
            return self._writer.loosely(source)
        return (self._made.get(number) or self._pattern(number)).regex

    def _pattern(self, number: int) -> Pattern:
        """Made when it is first tried: few frames ever are."""
        *_, source, before, least, after = self._rows[number]
        made = Pattern((), False, before, least, after, False, source, self._writer)
        self._made[number] = made
        return made


def _outermost(starts: list[int]) -> list[int]:
    starts.sort()
    return starts if len(starts) <= _MOST else starts[: _MOST // 2] + starts[-_MOST // 2 :]


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
