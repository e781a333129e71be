"""Village voices: what is recorded once, how long a recording may be, and who is asked about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

PROMPT, ANSWER = "prompt:", "answer:"
OGG = b"OggS"
_SENTENCE = re.compile(r"[。！？!?\n]+")
_PAUSE = re.compile(r"[，；：,;:]+")


class State(StrEnum):
    """Where a recording stands; only an approved one is ever played."""

    OFFERED = "offered"  # the words to read were shown
    SPOKEN = "spoken"  # it came; the speaker has not said that it is meant to be heard
    WANTED = "wanted"  # it is: its sound is to be fetched
    ASKED = "asked"  # a cadre is asked
    APPROVED = "approved"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class VoiceRules:
    """`data/voicing.yaml`."""

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> message keys
    offer_for: timedelta = timedelta(minutes=30)
    say_yes_within: timedelta = timedelta(minutes=3)
    ask_next_after: timedelta = timedelta(days=1)
    most_seconds: int = 60
    most_kilobytes: int = 1000

    def answer_of(self, key: str) -> str | None:
        """Which of the answers a message is said with."""
        return next((name for name, keys in self.answers.items() if key in keys), None)


def sound_fault(data: bytes, rules: VoiceRules) -> str | None:
    """Why a sound is not kept: size or kind."""
    if not data or len(data) > rules.most_kilobytes * 1000:
        return "size"
    return None if data.startswith(OGG) else "kind"


def in_breaths(spoken: str) -> tuple[tuple[str, ...], ...]:
    """Sentence by sentence, each in the pieces between which a reader draws breath."""
    sentences = [part for part in _SENTENCE.split(spoken) if part.strip()]
    return tuple(tuple(p.strip() for p in _PAUSE.split(s) if p.strip()) for s in sentences)
