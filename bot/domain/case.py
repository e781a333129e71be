"""The case: one record for whatever a villager needs, with everything the rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.acuity import Acuity
from bot.domain.ladder import Climb, Ladder, Level
from bot.domain.states import CLIMBING, FINAL, State


class Heading(StrEnum):
    """The five headings of one record, from how it was heard to how its outcome was told."""

    COLLECTED = "collected"
    FOUND = "found"
    ASSIGNED = "assigned"
    HANDLED = "handled"
    FED_BACK = "fed_back"


_MOMENTS = (
    "opened_at",
    "changed_at",
    "next_at",
    "paused_until",
    "claimed_at",
    "claim_until",
    "answered_at",
    "stood_down_at",
    "ended_at",
)


@dataclass(frozen=True, slots=True)
class Case:
    """Frozen; a change is a new value with the next revision, saved only over the one it saw."""

    id: str
    number: str
    kind: str
    state: State
    acuity: Acuity
    unit_id: str
    origin: str  # group | private | phone | page | silence
    plan: str  # the ladder's name
    ladder: Ladder
    level: Level
    climb: Climb
    opened_at: datetime
    changed_at: datetime
    category: str | None = None
    alarm: str | None = None
    household_id: str | None = None
    team: str | None = None
    subject_id: str | None = None
    author_id: str | None = None
    chat_id: str | None = None
    message_id: int | None = None
    public: bool = False
    next_at: datetime | None = None
    warned: bool = False
    paused_until: datetime | None = None
    pause_reason: str | None = None
    joined_to: str | None = None
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    claim_until: datetime | None = None
    going: tuple[str, ...] = ()
    answered_by: str | None = None
    answered_at: datetime | None = None
    outcome: str | None = None
    delivered: bool = False
    unconfirmed: bool = False
    stood_down_by: str | None = None
    stood_down_at: datetime | None = None
    shown_in_group: bool = False
    weight: int = 1
    unanswered: int = 0  # how often a look-in met no answer at the door
    details: tuple[tuple[str, str], ...] = ()  # by step of its form (bot.domain.prefill)
    revision: int = 1
    ended_at: datetime | None = None
    end_reason: str | None = None

    def __post_init__(self) -> None:
        for name in _MOMENTS:
            moment = getattr(self, name)
            if moment is not None and moment.utcoffset() is None:
                raise ValueError(f"{name} must carry a timezone")

    @property
    def final(self) -> bool:
        return self.state in FINAL

    @property
    def climbing(self) -> bool:
        return self.state in CLIMBING

    @property
    def emergency(self) -> bool:
        return self.acuity is Acuity.EMERGENCY

    @property
    def person_id(self) -> str | None:
        """Who it is about, as far as is known."""
        return self.subject_id or self.author_id


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; ids and codes only, what people said stands in `said`."""

    what: str
    heading: Heading
    who: str | None = None
    why: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
