"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

SAYING: dict[str, Saying] = {}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {}
