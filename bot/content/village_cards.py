"""What a village folder tells of its key people."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.cards import Card


@dataclass(frozen=True, slots=True)
class VillageCard:
    """A card, and the categories somebody was put in."""

    card: Card
    tags: tuple[str, ...] = ()
