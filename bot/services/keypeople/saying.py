"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.keypeople import (
    asking,
    editing,
    guarding,
    offering,
    reassigning,
    recovering,
    releasing,
    showing,
    stale,
)
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

# By message key.
SAYING: dict[str, Saying] = {
    "card.minute": showing.say_card,
    "card.which": showing.say_which,
    "card.noted": editing.say_noted,
    "card.where": editing.say_where,
    "card.stale": stale.say_stale,
    "followup.ask": recovering.say_asks,
    "followup.passed": recovering.say_asks,
    "followup.list": recovering.say_list,
    "guardian.sure": reassigning.say_sure,
    "guardian.freed": reassigning.say_freed,
    "guardian.outcome": guarding.say_outcome,
    "ask_doctor.kept": offering.say_offered,
    "ask_doctor.released": releasing.say_released,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {"ask_doctor": asking.card}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
