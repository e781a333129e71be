"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.directory.asking_after import ask_after, next_after
from bot.services.directory.confirming import ask_keepers, next_asking
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((ask_keepers, next_asking), (ask_after, next_after))
