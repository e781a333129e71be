"""The lexicon's entries as plain tables of numbers and words, quick to look up and to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any, NamedTuple

from bot.understanding.anchors import Words
from bot.understanding.packed import Lists, Texts
from bot.understanding.pattern import Pattern

# The class that every text has a word of.
ANYTHING = 0
# table, code, strong, the only region, source, before, least, after
Row = tuple[str, str, bool, str | None, str, int, int, int]
_Means = tuple[str, str, bool, str | None]
_Groups = dict[Words, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern and what finding it means."""

    table: str
    code: str
    strong: bool
    pattern: Pattern
    # Heard so in this region only, because it means something else elsewhere.
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Every row, made when it is looked at; most mean the same as others."""

    _means: list[_Means]
    _sources: Texts
    _numbers: Lists

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Rows:
        """In their order."""
        means: dict[_Means, int] = {}
        sources, numbers = [], {}
        for row, entry in enumerate(entries):
            one, meant = entry.pattern, (entry.table, entry.code, entry.strong, entry.region)
            sources.append(one.source)
            numbers[row] = means.setdefault(meant, len(means)), one.before, one.least, one.after
        return cls(list(means), Texts.of(sources), Lists.of(numbers))

    def __getitem__(self, row: int) -> Row:
        meant, before, least, after = self._numbers[row]
        return *self._means[meant], self._sources[row], before, least, after

    def __iter__(self) -> Iterator[Row]:
        means = self._means
        return (
            (*means[meant], source, before, least, after)
            for (meant, before, least, after), source in zip(
                self._numbers.values(), self._sources, strict=True
            )
        )

    def plain(self) -> tuple[Any, ...]:
        """What marshal can write."""
        return self._means, self._sources.plain(), self._numbers.plain()

    @classmethod
    def of_plain(cls, plain: tuple[Any, ...]) -> Rows:
        """Back from `plain`; a TypeError or ValueError when it is something else."""
        means, sources, numbers = plain
        return cls(means, Texts.of_plain(sources), Lists.of_plain(numbers))


@dataclass(frozen=True, slots=True)
class Frames:
    """Of each group its frames: the class of the second anchor, and the row."""

    _numbers: Lists

    @classmethod
    def of(cls, groups: Iterable[Sequence[tuple[int, int]]]) -> Frames:
        """In their order."""
        return cls(Lists.of({group: [*chain(*frames)] for group, frames in enumerate(groups)}))

    def __getitem__(self, group: int) -> tuple[tuple[int, int], ...]:
        numbers = self._numbers[group]
        return tuple(zip(numbers[::2], numbers[1::2], strict=True))

    def plain(self) -> tuple[Any, ...]:
        """What marshal can write."""
        return self._numbers.plain()

    @classmethod
    def of_plain(cls, plain: tuple[Any, ...]) -> Frames:
        """Back from `plain`; a TypeError or ValueError when it is something else."""
        return cls(Lists.of_plain((plain[0], plain[1])))


class Tables(NamedTuple):
    """Words, rows and classes are spoken of by number."""

    words: Texts
    rows: Rows
    # word -> the rows that are nothing but this word
    plain: Lists
    # word -> the groups of frames it is the first anchor of, whose second one stands behind it or
    # is anything at all, and those whose second one stands ahead of it
    onward: Lists
    backward: Lists
    # group -> its frames: the class of the second anchor, and the row
    frames: Frames
    # word -> the classes of second anchors behind or ahead of a first one that it belongs to
    behind: Lists
    ahead: Lists

    def kept(self) -> tuple[Any, ...]:
        """What marshal can write."""
        return tuple(table.plain() for table in self)

    @classmethod
    def of_kept(cls, kept: tuple[Any, ...]) -> Tables:
        """Back from `kept`; a TypeError or ValueError when it is something else."""
        words, rows, plain, onward, backward, frames, behind, ahead = kept
        return cls(
            words=Texts.of_plain(words),
            rows=Rows.of_plain(rows),
            plain=Lists.of_plain(plain),
            onward=Lists.of_plain(onward),
            backward=Lists.of_plain(backward),
            frames=Frames.of_plain(frames),
            behind=Lists.of_plain(behind),
            ahead=Lists.of_plain(ahead),
        )


def tables_of(entries: Sequence[Entry]) -> Tables:
    """Put together once."""
    ids: dict[str, int] = {}
    plain: dict[int, list[int]] = {}
    # By whether the second anchor stands ahead of the first.
    groups: tuple[_Groups, _Groups] = ({}, {})
    seconds: tuple[dict[Words, int], dict[Words, int]] = ({}, {})
    for row, entry in enumerate(entries):
        pattern = entry.pattern
        if pattern.plain:
            plain.setdefault(ids.setdefault(pattern.source, len(ids)), []).append(row)
        else:
            first, second = (*pattern.anchors, ())[:2]
            number = _number(second, seconds[pattern.backward])
            groups[pattern.backward].setdefault(first, []).append((number, row))
    onward, backward = groups
    rest = {
        "onward": _by_word(zip(onward, count(), strict=False), ids),
        "backward": _by_word(zip(backward, count(len(onward)), strict=False), ids),
        "behind": _by_word(seconds[False].items(), ids),
        "ahead": _by_word(seconds[True].items(), ids),
    }
    return Tables(
        words=Texts.of(ids),
        rows=Rows.of(entries),
        plain=Lists.of(plain),
        frames=Frames.of((*onward.values(), *backward.values())),
        **rest,
    )


def _number(words: Words, numbers: dict[Words, int]) -> int:
    return numbers.setdefault(words, len(numbers) + 1) if words else ANYTHING


def _by_word(numbered: Iterable[tuple[Words, int]], ids: dict[str, int]) -> Lists:
    found: dict[int, list[int]] = {}
    for words, number in numbered:
        for word in words:
            found.setdefault(ids.setdefault(word, len(ids)), []).append(number)
    return Lists.of(found)
