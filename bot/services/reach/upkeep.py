"""What time does here."""

from __future__ import annotations

from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ()
