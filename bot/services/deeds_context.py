"""One message on its way through the house."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.actors import Actor
from bot.services.incoming import Heard
from bot.services.understand import Reading


@dataclass(frozen=True, slots=True)
class Context:
    """One message on its way through: who, what was heard, how it was read."""

    actor: Actor
    heard: Heard
    reading: Reading
