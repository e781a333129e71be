"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder
from bot.services.voicing import judging, offering, printing, taking, wishing

SAYING: dict[str, Saying] = {
    offering.KEY: offering.say_offer,
    taking.KEY: taking.say_about,
    wishing.READ_TO: wishing.say_phone,
    "voicing.approved": taking.say_about,
    "voicing.again": taking.say_about,
    "voicing.lost": taking.say_about,
}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {
    judging.KEY: judging.show_judge,
    printing.PAPER: printing.show_paper,
    printing.SCRIPT: printing.show_script,
    printing.SOUND: printing.show_sound,
}
