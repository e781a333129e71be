"""Looks for the lexicon's patterns in a text and says where each stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.understanding.lexicon import Index, Lexicon
from bot.understanding.pattern import CLAUSE_ENDS, SENTENCE_ENDS

# Stands for a masked character: no pattern begins with it, gaps run over it.
_MASKED = "○"


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found at a place."""

    table: str
    code: str
    strong: bool
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The text with figurative words masked, and what was found in it by table."""

    text: str
    hits: tuple[Hit, ...]
    masked: bool

    def of(self, table: str) -> list[Hit]:
        """The hits of one table in order of mention."""
        return [hit for hit in self.hits if hit.table == table]

    def sentence(self, hit: Hit) -> tuple[int, int]:
        """Where the sentence of the hit begins and ends."""
        return _around(self.text, hit.start, hit.end, _SENTENCE)

    def clause_start(self, hit: Hit) -> int:
        """Where the clause of the hit begins."""
        return _around(self.text, hit.start, hit.end, _CLAUSE)[0]

    def context(self, hit: Hit, *codes: str) -> list[Hit]:
        """The context words of these codes that stand in the sentence of the hit."""
        start, end = self.sentence(hit)
        return [
            h
            for h in self.hits
            if h.table == "context" and h.code in codes and start <= h.start < end
        ]


_SENTENCE = re.compile(f"[{SENTENCE_ENDS}]")
_CLAUSE = re.compile(f"[{CLAUSE_ENDS}]")


def _around(text: str, start: int, end: int, breaks: re.Pattern[str]) -> tuple[int, int]:
    left = start
    while left > 0 and not breaks.match(text[left - 1]):
        left -= 1
    right = breaks.search(text, end)
    return left, right.start() if right else len(text)


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Masks first, then everything else in the text that is left."""
    shown = list(text)
    for hit in _find(text, lexicon.masks):
        shown[hit.start : hit.end] = _MASKED * (hit.end - hit.start)
    masked = "".join(shown)
    hits = sorted(_find(masked, lexicon.index), key=lambda h: (h.start, -h.end))
    return Scan(masked, tuple(_longest(hits)), masked != text)


def _find(text: str, index: Index) -> Iterator[Hit]:
    for start, character in enumerate(text):
        for entry in index.get(character, ()):
            found = entry.pattern.regex.match(text, start)
            if found:
                yield Hit(entry.table, entry.code, entry.strong, start, found.end(), found.group())


def _longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Inside one table a hit within a longer hit of another code is part of that one."""
    for hit in hits:
        if not any(
            o.table == hit.table
            and o.start <= hit.start
            and hit.end <= o.end
            and o.end - o.start > hit.end - hit.start
            for o in hits
        ):
            yield hit
