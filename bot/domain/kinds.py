"""Kinds of case as content: what is asked, who may take it, its ladders, what a group may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.acuity import Acuity
from bot.domain.forms import Form
from bot.domain.ladder import Ladder, Level


class GroupView(StrEnum):
    """What a hamlet's group gets of a case."""

    CARD = "card"  # one short card, no private fact
    QUIET = "quiet"  # at most a reaction on the author's own message
    NOTHING = "nothing"  # no card, no button, no reaction


class Team(StrEnum):
    """The six tasks of a village team: the task group of a case."""

    SURVEY = "survey"
    VISITS = "visits"
    MEDICINE = "medicine"
    TRANSFER = "transfer"
    CARE = "care"
    PUBLICITY = "publicity"


@dataclass(frozen=True, slots=True)
class Category:
    """A sort of matter inside a kind, with what differs from the kind."""

    code: str
    department: str | None = None
    ladder: str | None = None
    acuity: Acuity | None = None
    group: GroupView | None = None
    starts_at: Level | None = None
    parties: tuple[str, ...] = ()  # who must each acknowledge (joint case)
    words: tuple[str, ...] = ()
    support: bool = False  # 我也是 raises the weight of a public matter
    team: Team | None = None
    form: Form | None = None  # what is asked for this sort, where it differs
    rings: bool = False  # each task of it makes a sound of its own


@dataclass(frozen=True, slots=True)
class Kind:
    """One file of data/kinds."""

    code: str
    acuity: Acuity
    ladder: str
    group: GroupView
    claim: tuple[str, ...]
    intents: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    form: Form | None = None
    categories: Mapping[str, Category] = field(default_factory=dict)
    outcomes: tuple[str, ...] = ("solved", "not_possible")
    health: bool = False
    ceiling: Level = Level.COUNTY
    support: bool = False
    dispute: bool = False
    rings: bool = False  # each task of it makes a sound of its own, also what is not urgent
    # Seen by who asked, who it is for, who was told or holds it, and doctors; by nobody's office.
    confidential: bool = False
    team: Team = Team.CARE

    def category(self, code: str | None) -> Category | None:
        return self.categories.get(code) if code else None

    def form_of(self, category: str | None) -> Form | None:
        """The category's own form before the kind's."""
        own = self.category(category)
        return own.form if own and own.form else self.form


@dataclass(frozen=True, slots=True)
class LadderBook:
    """All ladders by name and acuity."""

    ladders: Mapping[str, Mapping[Acuity, Ladder]]

    def get(self, name: str, acuity: Acuity) -> Ladder:
        return self.ladders[name][acuity]

    def has(self, name: str) -> bool:
        return name in self.ladders
