"""What time does to rides: reminders, late steps, a louder search, the evening's word."""

from __future__ import annotations

from bot.services.rides import evening, offer_upkeep, reminding, waiting
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (waiting.go_louder, waiting.next_louder),
    (reminding.remind, reminding.next_reminder),
    (evening.tell_drivers, evening.next_evening),
    (offer_upkeep.look_after, offer_upkeep.next_due),
)
