"""Official notices: an officer fills them, with source and end; they inform, enforce nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class BulletinState(StrEnum):
    """Where a notice stands."""

    DRAFT = "draft"
    LIVE = "live"
    WITHDRAWN = "withdrawn"
    OVER = "over"


class Missing(StrEnum):
    """What a notice may not go out without."""

    TEXT = "text"
    SOURCE = "source"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class BulletinKind:
    """One of the forms an officer fills."""

    code: str
    label: str
    icon: str
    words: tuple[str, ...]
    example: str
    drivers: bool = False  # shown to drivers before they claim a ride
    alert: bool = False  # cannot wait: with sound, at any hour, outside every budget
    hushed: bool = False  # not said where a hamlet mourns; it hears it afterwards
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # event -> its words

    def warns_of(self, text: str) -> tuple[str, ...]:
        """What happens or may happen by these words: the prompts of that may go with them."""
        return tuple(e for e, words in self.events.items() if any(w in text for w in words))


@dataclass(frozen=True, slots=True)
class BulletinRules:
    """`data/bulletins.yaml`."""

    kinds: Mapping[str, BulletinKind] = field(default_factory=dict)
    longest: int = 300  # characters
    most_days: int = 90  # nothing official holds for ever unread
    asking: timedelta = timedelta(minutes=30)  # how long a question about a draft waits


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A notice in one of its versions."""

    id: str
    unit_id: str
    number: int
    kind: str
    by_id: str
    text: str
    source: str
    until: datetime | None
    version: int
    state: BulletinState
    at: datetime
    changed_at: datetime
    changes: str | None = None  # the notice that this draft is to replace the words of


def missing(bulletin: Bulletin) -> Missing | None:
    """What is asked next; None when it may go out."""
    if not bulletin.text:
        return Missing.TEXT
    if not bulletin.source:
        return Missing.SOURCE
    return Missing.UNTIL if bulletin.until is None else None


def holds(bulletin: Bulletin, now: datetime) -> bool:
    """Whether it is in force."""
    return (
        bulletin.state is BulletinState.LIVE and bulletin.until is not None and now < bulletin.until
    )
