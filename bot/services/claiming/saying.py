"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.claiming import splitting
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

# By message key.
SAYING: dict[str, Saying] = dict.fromkeys(splitting.PARTS, splitting.say)
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {}
