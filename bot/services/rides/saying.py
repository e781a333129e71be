"""Values of messages and cards of rides, as things are at this moment."""

from __future__ import annotations

from bot.services.rides import cards
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

LINES = (
    "ride.claimed", "ride.near", "ride.late", "ride.changed", "ride.evening", "ride.evening_you",
    "ride.hour", "ride.hour_you", "ride.got_in", "ride.came", "ride.at_home", "ride.are_you_done",
    "ride.fetch_me", "ride.they_wait", "ride.nobody_there", "ride.ask_family", "ride.day_over",
    "ride.missed", "ride.changed_driver", "ride.set_out", "ride.noted", "ride.passenger_near",
    "ride.passenger_late", "ride.waiting",
)  # fmt: skip
# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(LINES, cards.say),
    "ride.none": cards.say_none,
}
# Beside the values of a task's card (task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {"help.ride": cards.task}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {"living.ride": cards.passenger}
