"""data/errands.yaml: sorts of errands, the words at the door, and the numbers around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from types import MappingProxyType

from bot.content.layers import Shelf
from bot.content.limits import laid_over
from bot.content.readers import (
    Unfit,
    read_clock,
    read_code,
    read_count,
    read_duration,
    read_flag,
    read_message_key,
    read_text,
)
from bot.content.table import Table
from bot.domain.errand_rules import ErrandKind

FILE = "errands.yaml"
WORD = 2  # characters of a word that is said at a door
_FLAGS = ("door", "carries", "health", "money", "papers", "guided")
_TIMES = ("settle_within", "late_after", "slip_within", "hard_within")


@dataclass(frozen=True, slots=True)
class Papers:
    """One sort of papers: the words for it, and what to have ready."""

    words: tuple[str, ...]
    bring: str


@dataclass(frozen=True, slots=True)
class ErrandTimes:
    """How long things are waited for."""

    settle_within: timedelta = timedelta(days=1)
    late_after: timedelta = timedelta(minutes=30)
    slip_within: timedelta = timedelta(hours=12)
    hard_within: timedelta = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Errands:
    """What is known of errands; nothing of it is anybody's."""

    words: tuple[str, ...] = ()
    kinds: Mapping[str, ErrandKind] = field(default_factory=dict)
    protection: tuple[str, ...] = ()
    infectious: frozenset[str] = frozenset()
    papers: tuple[Papers, ...] = ()
    times: ErrandTimes = ErrandTimes()
    exit_at: time = time(19, 30)
    most_lines: int = 10

    def bring(self, text: str) -> str | None:
        """The message key of what to have ready for these papers."""
        fitting = (one.bring for one in self.papers if any(word in text for word in one.words))
        last = (one.bring for one in self.papers if not one.words)
        return next(fitting, None) or next(last, None)


def read_errands(shelf: Shelf) -> Errands:
    """The uppermost layer's of each section."""
    table = laid_over(shelf.one(FILE), shelf, FILE)
    found = Errands(
        words=_words(table),
        kinds=_kinds(table),
        protection=table.several("protection", read_code) or (),
        infectious=frozenset(table.several("infectious", read_code) or ()),
        papers=_papers(table),
        times=_times(table),
        exit_at=table.read("exit_at", read_clock, time(19, 30), required=True),
        most_lines=table.read("most_lines", read_count, 10, required=True),
    )
    table.close()
    return found


def _kinds(table: Table) -> Mapping[str, ErrandKind]:
    rows = table.table("kinds", required=True)
    return MappingProxyType({code: _kind(code, row) for code, row in rows.tables()} if rows else {})


def _kind(code: str, row: Table) -> ErrandKind:
    kind = ErrandKind(
        code=code,
        **{name: row.read(name, read_flag, False) for name in _FLAGS},
        skill=row.read("skill", read_code, None),
        by=row.several("by", read_code) or (),
    )
    row.close()
    return kind


def _papers(table: Table) -> tuple[Papers, ...]:
    rows = table.table("papers", required=True)
    found = []
    for _, row in rows.tables() if rows else ():
        words = row.several("words", read_text) or ()
        found.append(Papers(words, row.read("bring", read_message_key, "", required=True)))
        row.close()
    return tuple(found)


def _times(table: Table) -> ErrandTimes:
    row = table.table("times", required=True) or Table({}, table.file, "times", [])
    found = ErrandTimes(
        **{name: row.read(name, read_duration, timedelta(0), required=True) for name in _TIMES}
    )
    row.close()
    return found


def _words(table: Table) -> tuple[str, ...]:
    words = table.several("words", _word, required=True) or ()
    if len(set(words)) != len(words):
        table.fault("words", "must not name a word twice")
    return words


def _word(text: str) -> str:
    if len(text) != WORD:
        raise Unfit(f"must be a word of {WORD} characters, not '{text}'")
    return text
