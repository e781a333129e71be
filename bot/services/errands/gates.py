"""What may stop somebody from taking an errand; and who a rung's words mean."""

from __future__ import annotations

from bot.services.errands.guiding import may_do, skilled
from bot.services.tasks.hooks import Gate, Word

# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = (may_do,)
# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {"skilled": skilled}
