"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.members.saying_deaths import OF_DEATHS, say_death
from bot.services.members.saying_kin import OF_KIN
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

# By message key.
SAYING: dict[str, Saying] = {**dict.fromkeys(OF_DEATHS, say_death), **OF_KIN}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
