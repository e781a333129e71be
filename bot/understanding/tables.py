"""The lexicon's entries as plain tables of numbers and words, quick to look up and to keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from bot.understanding.anchors import Words
from bot.understanding.pattern import Pattern

# The class that every text has a word of.
ANYTHING = 0
# table, code, strong, the only region, source, before, least, after
Row = tuple[str, str, bool, str | None, str, int, int, int]
Numbers = Mapping[int, tuple[int, ...]]
Classes = Mapping[int, Collection[int]]
_Groups = dict[Words, list[tuple[int, int]]]
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
    plain: Numbers
    # word -> the groups of frames it is the first anchor of, whose second one stands behind it or
    # is anything at all, and those whose second one stands ahead of it
    onward: Numbers
    backward: Numbers
    # group -> its frames: the class of the second anchor, and the row
    frames: list[tuple[tuple[int, int], ...]]
    # word -> the classes of second anchors behind or ahead of a first one that it belongs to
    behind: Classes
    ahead: Classes


def tables_of(entries: Sequence[Entry]) -> Tables:
    """Put together once; words that always come together share their numbers."""
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
    return Tables(
        # Filled below by the numbering of the others.
        words=[],
        rows=[_row(entry) for entry in entries],
        plain={index: tuple(found) for index, found in plain.items()},
        onward=_by_word(zip(onward, count(), strict=False), ids),
        backward=_by_word(zip(backward, count(len(onward)), strict=False), ids),
        frames=[tuple(found) for found in (*onward.values(), *backward.values())],
        behind=_as_sets(_by_word(seconds[False].items(), ids)),
        ahead=_as_sets(_by_word(seconds[True].items(), ids)),
    )._replace(words=list(ids))


def _row(entry: Entry) -> Row:
    one = entry.pattern
    means = entry.table, entry.code, entry.strong, entry.region
    return *means, one.source, one.before, one.least, one.after


def _number(words: Words, numbers: dict[Words, int]) -> int:
    return numbers.setdefault(words, len(numbers) + 1) if words else ANYTHING


def _by_word(numbered: Iterable[tuple[Words, int]], ids: dict[str, int]) -> Numbers:
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


def _as_sets(numbers: Numbers) -> Classes:
    """A set is added to a set much faster, and only small ones would weigh more."""
    sets: dict[tuple[int, ...], frozenset[int]] = {}
    return {
        index: several
        if len(several) < _WORTH_A_SET
        else sets.setdefault(several, frozenset(several))
        for index, several in numbers.items()
    }
