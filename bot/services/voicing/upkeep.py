"""What time does here."""

from __future__ import annotations

from bot.services.tasks.hooks import Step
from bot.services.voicing import judging, taking

STEPS: tuple[Step, ...] = (
    (taking.unsure, taking.unsure_due),
    (judging.ask_next, judging.next_due),
)
