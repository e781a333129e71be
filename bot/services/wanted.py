"""What is to become a case, as whoever opens it knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.acuity import Acuity
from bot.store.timeline import Said


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to become a case."""

    kind: str
    unit_id: str
    origin: str
    category: str | None = None
    acuity: Acuity | None = None
    alarm: str | None = None
    household_id: str | None = None
    subject_id: str | None = None
    author_id: str | None = None
    chat_id: str | None = None
    message_id: int | None = None
    team: str | None = None
    said: tuple[Said, ...] = ()
    silence: bool = False  # a bare complaint: the case waits as a draft, on the silence ladder
    quiet_author: bool = False  # the author hears of it by other means
    excluded: tuple[str, ...] = ()  # the sides of a dispute
    pause: timedelta = timedelta(0)  # before the ladder begins
    joined_to: str | None = None  # a line of one's own on somebody else's card
    heard_in: str | None = None  # the case whose voice note this is
    slots: Mapping[str, str] = field(default_factory=dict)  # what the message said of its form
    known: Mapping[str, str] = field(default_factory=dict)  # kept with the case as it stands
    plan: str | None = None  # the ladder, where more is known than kind and category
    asked: int = 0  # how many questions its author has answered already
    ask: bool = True  # whether questions about an illness begin at once
    proxy_id: str | None = None  # who reported it for somebody else, and hears the answers
    taken: bool = False  # somebody takes it in the same write: nobody is asked
