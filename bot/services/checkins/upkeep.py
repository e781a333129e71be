"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.checkins.beginning import begin_rounds, next_begin
from bot.services.checkins.missing import next_step, step
from bot.services.checkins.temperature import next_reading, take_readings
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (begin_rounds, next_begin),
    (step, next_step),
    (take_readings, next_reading),
)
