"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.duty.gaps import find_gaps, next_look
from bot.services.duty.handing_over import hand_over, next_handover
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = ((find_gaps, next_look), (hand_over, next_handover))
