"""Words for things of errands and of the farm, ready to be looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind


class Good(StrEnum):
    """What a thing is for."""

    FOOD = "food"
    HOUSEHOLD = "household"
    FARM_INPUT = "farm_input"
    MACHINE = "machine"
    TOOL = "tool"
    # What the village grows and sells.
    PRODUCE = "produce"


FARM = frozenset({Good.FARM_INPUT, Good.MACHINE, Good.TOOL})


@dataclass(frozen=True, slots=True)
class GoodsHit:
    """A word for a thing, at a place; `name` is what it is listed as."""

    name: str
    classes: frozenset[Good]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Goods:
    """Every word with its classes; the longest word wins, also one that stands for no thing."""

    _words: tuple[tuple[str, frozenset[Good]], ...]
    _finder: AhoCorasick

    @classmethod
    def build(
        cls, words: Mapping[str, tuple[str, frozenset[Good]]], others: tuple[str, ...]
    ) -> Goods:
        """`words`: as written, to the listed name and its classes; `others` are no things."""
        none = {word: (word, frozenset[Good]()) for word in others}
        table = {**words, **none}
        finder = AhoCorasick(list(table), matchkind=MatchKind.LeftmostLongest)
        return cls(tuple(table.values()), finder)

    def find(self, text: str) -> Iterator[GoodsHit]:
        """In order of mention."""
        for index, start, end in self._finder.find_matches_as_indexes(text):
            name, classes = self._words[index]
            if classes:
                yield GoodsHit(name, classes, start, end)
