"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.coverage.weekly import next_week, tell_week
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((tell_week, next_week),)
