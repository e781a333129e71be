"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.members.family_news import next_telling, tell_families
from bot.services.members.waiting_death import look_after, next_look
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((look_after, next_look), (tell_families, next_telling))
