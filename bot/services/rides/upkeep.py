"""What time does to rides: reminders, late steps, a louder search, the evening's word."""

from __future__ import annotations

from bot.services.rides import evening, reminding, waiting
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (waiting.go_louder, waiting.next_louder),
    (reminding.remind, reminding.next_reminder),
    (evening.tell_drivers, evening.next_evening),
)
