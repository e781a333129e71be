"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.members.consenting import (
    ask_after_help,
    empty_refused,
    next_ask,
    next_emptying,
)
from bot.services.members.family_news import next_telling, tell_families
from bot.services.members.guests import ask_guests, next_guest
from bot.services.members.leaving import bring_home, next_home
from bot.services.members.waiting_death import look_after, next_look
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (look_after, next_look),
    (tell_families, next_telling),
    (ask_after_help, next_ask),
    (empty_refused, next_emptying),
    (ask_guests, next_guest),
    (bring_home, next_home),
)
