"""What time does to rides: reminders, late steps, a louder search, the evening's word."""

from __future__ import annotations

from bot.services.rides import (
    evening,
    offer_upkeep,
    reminding,
    series_ending,
    series_opening,
    waiting,
)
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (waiting.go_louder, waiting.next_louder),
    (reminding.remind, reminding.next_reminder),
    (evening.tell_drivers, evening.next_evening),
    (offer_upkeep.look_after, offer_upkeep.next_due),
    (series_opening.open_due, series_opening.next_opening),
    (series_ending.end_series, series_ending.next_end),
)
