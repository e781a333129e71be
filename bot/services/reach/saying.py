"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.prompts.sending import PLAINER, READ
from bot.services.reach import showing
from bot.services.reach.evening import QUIET
from bot.services.reach.lists import KEY
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

SAYING: dict[str, Saying] = {QUIET: showing.say_quiet, showing.LEFT: showing.say_left}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {
    KEY: showing.show_list,
    PLAINER: showing.show_plainer,
    READ: showing.show_aloud,
}
