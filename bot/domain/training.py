"""Short courses: what each says, and who should have heard it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Topic:
    """One course of a minute."""

    code: str
    label: str
    points: tuple[str, ...]
    source: str
    confidence: str
    words: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    reviewed_by: str | None = None
    expires_on: date | None = None


def still_should(
    topic: Topic, holders: Collection[tuple[str, str]], heard: Collection[tuple[str, str | None]]
) -> tuple[str, ...]:
    """Of those who hold one of its roles, who has not been there; in the order given."""
    due = dict.fromkeys(person for person, role in holders if role in topic.roles)
    return tuple(person for person in due if (person, topic.code) not in heard)
