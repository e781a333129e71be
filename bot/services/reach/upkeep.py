"""What time does here."""

from __future__ import annotations

from bot.services.reach.evening import next_evening, of_evening
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((of_evening, next_evening),)
