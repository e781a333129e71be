"""A health prompt: what it says in every form, whom it is for, and when it is in season."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

LONGEST = 60  # characters of a prompt's text
GROUP, PERSON, BOTH = "group", "person", "both"
MEMORY = "M"  # from memory only: off until a doctor has said yes


class Theme(StrEnum):
    """The six themes that the province wants explained (seed 000)."""

    VACCINATION = "vaccination"
    PREVENTION = "prevention"
    INFECTED = "infected"
    HOME_MEDICINE = "home_medicine"
    SEVERE = "severe"
    REINFECTION = "reinfection"


class Who(StrEnum):
    """Those who are told apart by what they do or are doing, not by a category of their card."""

    RETURNEES = "returnees"
    DRIVERS = "drivers"
    KEEPERS = "keepers"
    PARENTS = "parents"
    FARMERS = "farmers"


@dataclass(frozen=True, slots=True)
class Season:
    """When a prompt is in season; exactly one of these is set."""

    span: tuple[tuple[int, int], tuple[int, int]] | None = None  # (month, day) to (month, day)
    terms: tuple[str, str] | None = None  # from one solar term to another
    day: tuple[int, int] | None = None  # a date of the year
    lunar: tuple[int, int] | None = None  # a date of the lunar year
    months: tuple[int, ...] = ()
    home_day: int | None = None  # so many days after somebody came home
    event: str | None = None  # only when an officer says that it happened
    always: bool = False
    before: int = 0  # days before `day` or `lunar` from which on it is said


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom it is for; what is empty does not narrow."""

    to: str = GROUP
    colours: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    who: Who | None = None

    @property
    def of_groups(self) -> bool:
        return self.to in (GROUP, BOTH)

    @property
    def of_people(self) -> bool:
        return self.to in (PERSON, BOTH)


@dataclass(frozen=True, slots=True)
class Voice:
    """What a prompt says in one dialect; what is empty stays as in plain words."""

    text: str | None = None
    rhyme: tuple[str, ...] = ()
    checked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One action in at most sixty characters, with the forms it takes elsewhere."""

    code: str
    topic: str
    text: str
    spoken: str
    card_title: str
    card_lines: tuple[str, ...]
    source: str
    confidence: str  # A | B | C | M
    season: Season
    audience: Audience
    every: timedelta
    expires_on: date
    theme: Theme | None = None
    rhyme: tuple[str, ...] = ()
    rhyme_on: str | None = None
    voices: Mapping[str, Voice] = field(default_factory=dict)
    reviewed_by: str | None = None

    @property
    def from_memory(self) -> bool:
        """Whether no page stands behind it: a doctor has to say yes first."""
        return self.confidence == MEMORY and self.reviewed_by is None


@dataclass(frozen=True, slots=True)
class PromptRules:
    """When and how often prompts are said; `data/prompts.yaml`."""

    slots: tuple[time, ...] = (time(7, 30), time(19, 30))
    jitter: timedelta = timedelta(minutes=20)
    stale: timedelta = timedelta(hours=3)
    group_a_day: int = 1
    person_a_week: int = 2
    ahead: int = 14  # days shown in the calendar
    unanswered: int = 3  # after so many without an answer nobody is asked any more
    slowed_after: int = 3  # complaints about a topic in `complaints_in` halve it
    complaints_in: timedelta = timedelta(days=30)
    mourning: bool = True
    topics: Mapping[str, str] = field(default_factory=dict)  # code -> what it is called
    # What may happen -> the words for it, the first its name; a topic's own name counts beside.
    events: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
