"""Questions that are asked often, with the answer that was approved for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

MOST_ANSWER = 120
MEMORY = "M"  # from memory only: off until a doctor says yes


@dataclass(frozen=True, slots=True)
class Faq:
    """One question in several wordings, and its answer."""

    code: str
    asks: tuple[str, ...]
    answer: str
    source: str
    confidence: str
    expires_on: date
    # One word of every group has to be in a question that is no exact wording.
    about: tuple[tuple[str, ...], ...] = ()
    reviewed_by: str | None = None

    @property
    def from_memory(self) -> bool:
        return self.confidence == MEMORY and self.reviewed_by is None


@dataclass(frozen=True, slots=True)
class RumourTopic:
    """What a rumour is about; `danger` is told at once, whatever else was said that day."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    health: bool = False
    danger: bool = False


@dataclass(frozen=True, slots=True)
class FaqRules:
    """`data/faq.yaml`."""

    likeness: int = 85  # of a hundred
    longest: int = 40  # so long a message is a story, no question by the way
    rumour_likeness: int = 60
    rumour_longest: int = 120
    kept: timedelta = timedelta(days=365)  # a verdict
    linked: timedelta = timedelta(days=90)  # whoever asked
    why_within: timedelta = timedelta(hours=2)
    climbs_after: timedelta = timedelta(hours=20)
    health: tuple[str, ...] = ()  # words that make a question one for the doctor
    no_health: tuple[str, ...] = ()  # words that one of those stands in, and that are none
    papers: tuple[str, ...] = ()
    # Code of what a medicine is asked about first -> the words of it on a card.
    on_card: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    on_card_allergies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    topics: Mapping[str, RumourTopic] = field(default_factory=dict)
    entries: Mapping[str, Faq] = field(default_factory=dict)

    def is_of_health(self, words: str) -> bool:
        """Whether a doctor is asked; a lost card of the insurance is none of hers."""
        for other in self.no_health:
            words = words.replace(other, " ")
        return any(word in words for word in self.health)
