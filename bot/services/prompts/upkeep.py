"""What time does here."""

from __future__ import annotations

from bot.services.prompts.offering import next_offer, offer
from bot.services.prompts.saying_due import next_hours, say_due
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((say_due, next_hours), (offer, next_offer))
