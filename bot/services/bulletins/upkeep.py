"""What time does here: notices end by themselves."""

from __future__ import annotations

from bot.services.bulletins.publishing import end_due, next_end
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((end_due, next_end),)
