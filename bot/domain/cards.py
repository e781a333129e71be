"""The card of a key person: what has to be known in the minute, and what the colour is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class IllnessState(StrEnum):
    """How a chronic illness stands (the published grid's own three)."""

    NONE = "none"
    STABLE = "stable"
    UNSTABLE = "unstable"


@dataclass(frozen=True, slots=True)
class Card:
    """Diseases, medicines, allergies and the door are words for people; the rest are facts."""

    person_id: str
    diseases: str | None = None
    medicines: str | None = None
    allergies: str | None = None
    door_note: str | None = None
    illness_state: IllnessState | None = None
    dialysis: bool = False
    oxygen: bool = False
    disabled: bool = False
    due_on: date | None = None
    flu_on: date | None = None
    pneumococcal_on: date | None = None
    covid_doses: str | None = None  # none | part | full
    family_doctor_id: str | None = None
    points: int | None = None
    computed: str | None = None  # the colour by rule
    reason: str | None = None  # a code of data/colours.yaml, with numbers: "points:1:1:2"
    computed_at: datetime | None = None
    override: str | None = None  # the colour a human set instead
    override_why: str | None = None
    override_by: str | None = None
    override_at: datetime | None = None
    checked_on: date | None = None
    checked_by: str | None = None

    @property
    def colour(self) -> str | None:
        """What holds: the human's word before the rule's."""
        return self.override or self.computed


@dataclass(frozen=True, slots=True)
class Tag:
    """A category somebody belongs to (data/categories.yaml), since when, and who says so."""

    person_id: str
    tag: str
    since: date
    source: str  # list | self | family | liaison | computed
    by_id: str | None = None
    until: date | None = None
