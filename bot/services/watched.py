"""Whose silence is an answer: those who live alone, are old, ill, pregnant, or not known."""

from __future__ import annotations

from bot.domain.intake import Sender
from bot.domain.people import Person, is_elder
from bot.services.desk import Desk


def sender_of(desk: Desk, person: Person | None) -> Sender:
    """What the register knows of somebody, as far as silence is concerned."""
    if person is None or person.guest:
        return Sender(registered=False)
    return Sender(
        registered=True,
        lives_alone=person.lives_alone,
        elder=is_elder(person, desk.today()),
        pregnant=person.pregnant,
        colour=person.colour,
    )


def is_watched(desk: Desk, person: Person | None) -> bool:
    """CONDUCT 1."""
    return sender_of(desk, person).watched
