"""What time does here."""

from __future__ import annotations

from bot.services.dialects.asking import ask_speakers, next_ask
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((ask_speakers, next_ask),)
