"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.councils.disputes import look_at_doors, next_look
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((look_at_doors, next_look),)
