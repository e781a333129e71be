"""Village talks: wishes with numbers, what became of each; which two doors quarrel again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class CouncilState(StrEnum):
    """Wishes are taken until it is closed."""

    COLLECTING = "collecting"
    CLOSED = "closed"


class ItemState(StrEnum):
    """What became of a wish."""

    OPEN = "open"
    CASE = "case"  # somebody answers for it
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Council:
    """One talk."""

    id: str
    unit_id: str
    title: str
    state: CouncilState
    opened_at: datetime
    changed_at: datetime
    session_id: str | None = None
    by_id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One wish; whose it is stays with who keeps the list."""

    id: str
    council_id: str
    number: int
    words: str | None
    at: datetime
    state: ItemState = ItemState.OPEN
    by_id: str | None = None
    decision: str | None = None
    case_id: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sort of dispute: which words say it, and which skills help with it."""

    code: str
    words: tuple[str, ...]
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CouncilRules:
    """Numbers of talks, disputes and findings; a village may change them."""

    disputes: tuple[Dispute, ...] = ()
    usual: tuple[str, ...] = ()  # skills that help with any dispute
    same_doors_within: timedelta = timedelta(days=90)
    finding_due: timedelta = timedelta(days=7)


def pairs(own: str | None, others: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each two doors of a dispute, the same however it was told."""
    found = {tuple(sorted((own, door))) for door in others if own and door != own}
    return tuple(sorted((a, b) for a, b in found))


def first_open(items: Collection[Item]) -> Item | None:
    """The wish that is talked about next."""
    return min(
        (i for i in items if i.state is ItemState.OPEN), key=lambda i: i.number, default=None
    )


def helping_skills(rules: CouncilRules, words: str) -> tuple[str, ...]:
    """Which skills a dispute of these words asks for."""
    found = [s for d in rules.disputes if any(w in words for w in d.words) for s in d.skills]
    return tuple(dict.fromkeys(found)) or rules.usual


def is_overdue(due: date | None, *, open: bool, today: date) -> bool:
    return open and due is not None and due < today
