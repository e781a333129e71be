"""Official notices: an officer fills them, with source and end; they inform, enforce nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    planned: bool = False  # with its end it is a notice though nobody called it one
    hushed: bool = False  # not said where a hamlet mourns; it hears it afterwards
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # event -> its words
    hints: tuple[str, ...] = ()  # what such a notice speaks of
    by: str = ""  # who usually says such a thing, as an example

    def warns_of(self, text: str) -> tuple[str, ...]:
        """What happens or may happen by these words: the prompts of that may go with them."""
        return tuple(e for e, words in self.events.items() if any(w in text for w in words))

    def fits(self, text: str) -> int:
        """How many of its own words are in a text."""
        warned = (word for words in self.events.values() for word in words)
        return len({word for word in (*self.words, *self.hints, *warned) if word in text})


@dataclass(frozen=True, slots=True)
class BulletinRules:
    """`data/bulletins.yaml`."""

    kinds: Mapping[str, BulletinKind] = field(default_factory=dict)
    rest: str = "other"  # the form of what is none of the others
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


MOST_OFFERED = 2  # beside them stands the form of all the rest


def likely(kinds: Iterable[BulletinKind], text: str) -> tuple[BulletinKind, ...]:
    """The forms that the words of a notice may be of, the likeliest first."""
    found = [(kind.fits(text), kind) for kind in kinds]
    fitting = sorted((one for one in found if one[0]), key=lambda one: -one[0])
    return tuple(kind for _, kind in fitting)


def offered(rules: BulletinRules, text: str) -> tuple[BulletinKind, ...]:
    """What is asked about: the likeliest, and the form of what is none of them."""
    fitting = [one for one in likely(rules.kinds.values(), text) if one.code != rules.rest]
    return (*fitting[:MOST_OFFERED], rules.kinds[rules.rest])


def form_of(rules: BulletinRules, text: str) -> str | None:
    """The form nobody has to be asked about; what cannot wait is never guessed."""
    fitting = likely(rules.kinds.values(), text)
    if not fitting:
        return rules.rest
    return None if len(fitting) > 1 or fitting[0].alert else fitting[0].code


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
