"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.checkins import (
    asked_now,
    late_word,
    overview,
    photo_kept,
    sheet,
    showing,
    temperature,
)
from bot.services.checkins.asking import KEY as ASK
from bot.services.checkins.lists import KEY as LIST
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

# By message key.
SAYING: dict[str, Saying] = {
    "checkins.list_again": showing.say_list_again,
    "checkins.question": asked_now.say_question,
    "checkins.overview": overview.say_overview,
    "checkins.kept": overview.say_kept,
    late_word.KEY: late_word.say_late_word,
    "checkins.photo.read": photo_kept.say_read,
    "checkins.photo.unsure": photo_kept.say_unsure,
    "checkins.photo.old": photo_kept.say_day,
    temperature.ASK: temperature.say_ask,
    temperature.LATE: temperature.say_late,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {
    ASK: showing.show_ask,
    LIST: showing.show_list,
    sheet.KEY: sheet.show_sheet,
}
