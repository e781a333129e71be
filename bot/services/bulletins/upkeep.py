"""What time does here: notices end by themselves; what was solved is told once a week."""

from __future__ import annotations

from bot.services.bulletins.publishing import end_due, next_end
from bot.services.bulletins.week import next_week, tell_week
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((end_due, next_end), (tell_week, next_week))
