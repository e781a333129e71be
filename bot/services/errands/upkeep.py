"""What time does to errands: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from bot.services.errands.exit_question import ask_helpers, next_ask
from bot.services.errands.late import ask_late, give_up_sums, next_late, next_sums
from bot.services.tasks.hooks import Step

STEPS: tuple[Step, ...] = (
    (ask_helpers, next_ask),
    (ask_late, next_late),
    (give_up_sums, next_sums),
)
