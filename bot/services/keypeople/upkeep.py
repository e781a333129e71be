"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.keypeople.following_up import (
    ask_due,
    next_ask,
    next_silent,
    pass_on_silent,
)
from bot.services.keypeople.regrading import next_regrade, regrade_all
from bot.services.keypeople.stale import ask_stale, next_stale
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (regrade_all, next_regrade),
    (ask_due, next_ask),
    (pass_on_silent, next_silent),
    (ask_stale, next_stale),
)
