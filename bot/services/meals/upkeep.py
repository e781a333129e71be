"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.meals.ending import end_plans, next_end
from bot.services.meals.preparing import next_cut_off, prepare
from bot.services.meals.watching import next_watch, watch
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((prepare, next_cut_off), (watch, next_watch), (end_plans, next_end))
