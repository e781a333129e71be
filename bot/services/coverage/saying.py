"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.coverage import sharing
from bot.services.coverage.fixing import say_named
from bot.services.coverage.mine import KEY as MINE
from bot.services.coverage.mine import say_mine
from bot.services.coverage.patients import say_list as say_patients
from bot.services.coverage.showing import say_list
from bot.services.coverage.who import say_page
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

# By message key.
SAYING: dict[str, Saying] = {
    "cover.list": say_list,
    "cover.week": say_list,
    "cover.named": say_named,
    "who.page": say_page,
    "patients.list": say_patients,
    MINE: say_mine,
    "doors.list": sharing.say_list,
}
# Beside the values of a task's card (task.<kind> or task.<kind>.<category>), by the same name.
CARDS: dict[str, Card] = {}
# Living messages by their key (living.<name>).
LIVING: dict[str, Builder] = {}
