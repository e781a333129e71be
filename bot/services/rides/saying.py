"""Values of messages and cards of rides, as things are at this moment."""

from __future__ import annotations

from bot.services.rides import (
    board,
    calendar,
    cards,
    offer_cards,
    record,
    series_saying,
    trip_picture,
)
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

LINES = (
    "ride.claimed", "ride.near", "ride.late", "ride.changed", "ride.evening", "ride.evening_you",
    "ride.hour", "ride.hour_sure", "ride.hour_you", "ride.got_in", "ride.came", "ride.at_home",
    "ride.are_you_done", "ride.fetch_me", "ride.they_wait", "ride.nobody_there", "ride.ask_family",
    "ride.day_over", "ride.missed", "ride.changed_driver", "ride.too_many", "ride.set_out",
    "ride.noted", "ride.passenger_near", "ride.passenger_late", "ride.waiting",
    "ride.here", "ride.noted_seats",
)  # fmt: skip
# By message key.
SAYING: dict[str, Saying] = {
    **dict.fromkeys(LINES, cards.say),
    "ride.none": cards.say_none,
    **dict.fromkeys(series_saying.LINES, series_saying.say),
    "series.which": series_saying.say_which,
    "ride.board": board.say_board,
    **dict.fromkeys(("trip.seat", "trip.changed"), offer_cards.say),
    **dict.fromkeys(("trip.ask.to", "trip.ask.when", "trip.ask.clock"), offer_cards.say_question),
}
# Beside the values of a task's card (task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {"help.ride": cards.task, "trip": offer_cards.task}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {
    "living.ride": cards.passenger,
    "living.trip": offer_cards.card,
    "living.trip_tomorrow": offer_cards.tomorrow,
    calendar.KEY: calendar.show_calendar,
    trip_picture.KEY: trip_picture.show_trips,
    record.KEY: record.show_record,
    record.SHEET: record.show_sheet,
}
