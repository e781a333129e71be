"""The lexicon's entries as plain tables of numbers and words, quick to look up and to keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.understanding.anchors import Words
from bot.understanding.pattern import Pattern

# The class that every text has a word of.
ANYTHING = 0
# table, code, strong, the only region, source, before, least, after, the class of its third anchor
Row = tuple[str, str, bool, str | None, str, int, int, int, int]
_Numbers = Mapping[int, tuple[int, ...]]
_Classes = Mapping[int, Collection[int]]
_WORTH_A_SET = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern and what finding it means."""

    table: str
    code: str
    strong: bool
    pattern: Pattern
    # Heard so in this region only, because it means something else elsewhere.
    region: str | None = None


class Tables(NamedTuple):
    """Nothing but what marshal can write; words, rows and classes are spoken of by number."""

    words: list[str]
    rows: list[Row]
    # word -> the rows that are nothing but this word
    plain: _Numbers
    # word -> the groups of frames it is the first anchor of
    groups: _Numbers
    # group -> its frames: the class of the second anchor, and the row
    frames: list[tuple[tuple[int, int], ...]]
    # word -> the classes of second and of third anchors it belongs to
    seconds: _Classes
    thirds: _Classes


def tables_of(entries: Sequence[Entry]) -> Tables:
    """Put together once; words that always come together share their numbers."""
    ids: dict[str, int] = {}
    rows: list[Row] = []
    plain: dict[int, list[int]] = {}
    groups: dict[Words, list[tuple[int, int]]] = {}
    seconds: dict[Words, int] = {}
    thirds: dict[Words, int] = {}
    for entry in entries:
        pattern = entry.pattern
        if pattern.plain:
            plain.setdefault(ids.setdefault(pattern.source, len(ids)), []).append(len(rows))
            third = ANYTHING
        else:
            first, second, further = (*pattern.anchors, (), ())[:3]
            groups.setdefault(first, []).append((_number(second, seconds), len(rows)))
            third = _number(further, thirds)
        rows.append(_row(entry, third))
    by_group = _by_word(zip(groups, range(len(groups)), strict=True), ids)
    by_second = _as_sets(_by_word(seconds.items(), ids))
    by_third = _as_sets(_by_word(thirds.items(), ids))
    return Tables(
        words=list(ids),
        rows=rows,
        plain={index: tuple(found) for index, found in plain.items()},
        groups=by_group,
        frames=[tuple(found) for found in groups.values()],
        seconds=by_second,
        thirds=by_third,
    )


def _row(entry: Entry, third: int) -> Row:
    one = entry.pattern
    means = entry.table, entry.code, entry.strong, entry.region
    return *means, one.source, one.before, one.least, one.after, third


def _number(words: Words, numbers: dict[Words, int]) -> int:
    return numbers.setdefault(words, len(numbers) + 1) if words else ANYTHING


def _by_word(numbered: Iterable[tuple[Words, int]], ids: dict[str, int]) -> _Numbers:
    found: dict[int, list[int]] = {}
    for words, number in numbered:
        for word in words:
            index = ids.setdefault(word, len(ids))
            if index in found:
                found[index].append(number)
            else:
                found[index] = [number]
    shared: dict[tuple[int, ...], tuple[int, ...]] = {}
    return {
        index: shared.setdefault(several := tuple(numbers), several)
        for index, numbers in found.items()
    }


def _as_sets(numbers: _Numbers) -> _Classes:
    """A set is added to a set much faster, and only small ones would weigh more."""
    sets: dict[tuple[int, ...], frozenset[int]] = {}
    return {
        index: several
        if len(several) < _WORTH_A_SET
        else sets.setdefault(several, frozenset(several))
        for index, several in numbers.items()
    }
