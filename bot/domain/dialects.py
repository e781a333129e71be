"""A way of speaking: its words, and that a line of it is the plain line but for these words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

# Values, tags and what Telegram marks up stay as they are: no word is looked for inside them.
_FIXED = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<[^>]*>)", re.DOTALL)
# The commas only keep the signs apart.
_NUMERALS = frozenset("〇,零,一,二,三,四,五,六,七,八,九,十,百,千,万,亿,两,俩,仨,半,双,廿")
_NOT = frozenset("别,莫,不,勿,没,冇,唔,毋,无,弗,甭,未")
_AROUND = 8


class Sort(StrEnum):
    """What a word of a dialect may stand for; never an action, a number, a time of day, a name."""

    ADDRESS = "address"
    TIME = "time"
    PARTICLE = "particle"
    VERB = "verb"


class Sure(StrEnum):
    """How sure a word is; one that is less so is understood and never said."""

    H = "H"
    MID = "Mid"


@dataclass(frozen=True, slots=True)
class Word:
    """What is said in the place of a plain word, and where that is known from."""

    plain: str
    said: str
    sort: Sort = Sort.PARTICLE
    source: str = ""
    confidence: Sure = Sure.MID


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way of speaking; while it is not `on` it is a draft and offered to nobody."""

    code: str
    name: str
    on: bool = False
    words: tuple[Word, ...] = ()
    checked_by: str | None = None
    called: tuple[str, ...] = ()  # what people say for it beside its name

    @property
    def table(self) -> str:
        """Its words as somebody of the place is shown them, a line each."""
        return "\n".join(f"{word.plain} → {word.said}" for word in self.words)

    def take_back(self, line: str) -> str:
        return take_back(line, self.words)

    def fault(self, plain: str, line: str) -> str | None:
        return line_fault(plain, line, self.words)


@dataclass(frozen=True, slots=True)
class DialectRules:
    """When a dialect is guessed, and how many lines a speaker hears; data/dialects.yaml."""

    guess_lines: int = 12  # lines with a word of it before it is guessed
    guess_ahead: int = 2  # so many times as often as any other
    lines_a_day: int = 3
    ask_at: time = time(9, 40)


def word_faults(words: Iterable[Word]) -> Iterator[tuple[Word, str]]:
    """What would make it unclear which plain word a said one stands for."""
    words = tuple(words)
    plain_of: dict[str, str] = {}
    for word in words:
        if word.said == word.plain:
            yield word, f"{word.said} is said as in plain"
        elif any(word.said == other.plain for other in words):
            yield word, f"{word.said} is a plain word of this table too"
        elif plain_of.setdefault(word.said, word.plain) != word.plain:
            yield word, f"{word.said} is said for {plain_of[word.said]} already"
        elif _numbers(word.said) != _numbers(word.plain):
            yield word, f"{word.said} must not change a number of {word.plain}"
        elif _NOT.isdisjoint(word.said) is not _NOT.isdisjoint(word.plain):
            yield word, f"{word.said} must say no where {word.plain} does, and only there"


def take_back(line: str, words: Iterable[Word]) -> str:
    """The line with every word of the dialect made plain again, the longest word first."""
    plain_of = {word.said: word.plain for word in words}
    if not plain_of:
        return line
    pattern = _any_of(plain_of)
    return "".join(
        part if odd % 2 else pattern.sub(lambda found: plain_of[found[0]], part)
        for odd, part in enumerate(_FIXED.split(line))
    )


def line_fault(plain: str, line: str, words: Iterable[Word]) -> str | None:
    """Why `line` is not the plain line with some words of the dialect in it; None where it is."""
    words = tuple(words)
    for part in _FIXED.split(line)[::2]:
        both = _overlap(part, words)
        if both is not None:
            return f"may be read as {both[0]} and as {both[1]}"
    back = take_back(line, words)
    if back == plain:
        return None
    at = next(
        (i for i, pair in enumerate(zip(back, plain, strict=False)) if pair[0] != pair[1]),
        min(len(back), len(plain)),
    )
    return f"may differ from plain in its words only: '{_near(back, at)}' for '{_near(plain, at)}'"


def _any_of(said: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(said, key=lambda s: (-len(s), s)))))


def _overlap(text: str, words: Iterable[Word]) -> tuple[str, str] | None:
    """Two words of which each begins inside the other's text, neither within the other."""
    there = {word.said for word in words if word.said in text}
    spans = sorted(
        (found.start(), found.start() + len(said), said)
        for said in there
        for found in re.finditer(f"(?={re.escape(said)})", text)
    )
    for i, (begin, end, said) in enumerate(spans):
        for other_begin, other_end, other in spans[i + 1 :]:
            if begin < other_begin < end < other_end:
                return said, other
    return None


def _numbers(text: str) -> list[str]:
    return [letter for letter in text if letter in _NUMERALS or letter.isdigit()]


def _near(text: str, at: int) -> str:
    return text[max(at - _AROUND, 0) : at + _AROUND].replace("\n", " ")
