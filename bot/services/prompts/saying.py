"""Values of messages and cards, as things are at this moment."""

from __future__ import annotations

from bot.services.prompts import homecoming, showing, stopped
from bot.services.prompts.commands import OFFER, STATE
from bot.services.prompts.heard import PREVIEW
from bot.services.prompts.sending import GROUP_KEY, PERSON_KEY, WITHDRAWN_KEY
from bot.services.tasks.showing import Card, Saying
from bot.services.views.shown import Builder

SAYING: dict[str, Saying] = {
    STATE: showing.say_state,
    OFFER: showing.say_offer,
    PREVIEW: showing.say_preview,
    stopped.STOPPED: stopped.say_stopped,
    stopped.TOLD: stopped.say_stopped,
    stopped.DOUBTED: stopped.say_doubted,
    homecoming.HOME: homecoming.say_home,
    WITHDRAWN_KEY: stopped.say_withdrawn,
}
CARDS: dict[str, Card] = {}
LIVING: dict[str, Builder] = {
    GROUP_KEY: showing.show_prompt,
    PERSON_KEY: showing.show_prompt,
    showing.CALENDAR: showing.show_calendar,
}
