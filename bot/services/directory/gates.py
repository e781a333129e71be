"""What may stop somebody from taking a case; and who a rung's words mean."""

from __future__ import annotations

from bot.services.tasks.hooks import Gate, Word

# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = ()
# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {}
