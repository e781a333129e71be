"""What time does here: notices end by themselves; once a week a village reads what it did."""

from __future__ import annotations

from bot.services.bulletins.mourning import next_after, say_after
from bot.services.bulletins.public_board import next_week, tell_week
from bot.services.bulletins.publishing import end_due, next_end
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (end_due, next_end),
    (say_after, next_after),
    (tell_week, next_week),
)
