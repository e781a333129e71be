"""What reading a list in would do: line by line, with the writes of each, before any is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.services.roster.lines import Fault

Writes = dict[str, list[Mapping[str, object]]]


class Does(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    ENDED = "ended"
    REPLACED = "replaced"
    SAME = "same"


@dataclass(slots=True)
class Change:
    """One line: who it is, what changes on them, and the rows that are written for it.

    `first` is written before `then` of any line: who stands by whom needs both of them to be there.
    """

    row: int
    person_id: str
    name: str
    does: Does
    fields: list[str] = field(default_factory=list)
    first: Writes = field(default_factory=dict)
    then: Writes = field(default_factory=dict)
    why: str | None = None  # died | moved | asked
    heir: str | None = None

    def write(self, query: str, row: Mapping[str, object], *, later: bool = False) -> None:
        (self.then if later else self.first).setdefault(query, []).append(row)


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody new who may be somebody known; never decided here."""

    row: int
    name: str
    other: str  # who it may be
    other_id: str
    born: str
    place: str


@dataclass(slots=True)
class Plan:
    """The whole list."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)
    newcomers: int = 0  # named beside somebody with a phone, and not on the list themselves

    @property
    def counts(self) -> Counter[Does]:
        return Counter(change.does for change in self.changes)

    @property
    def to_do(self) -> list[Change]:
        return [change for change in self.changes if change.does is not Does.SAME]
