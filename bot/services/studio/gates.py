"""What stops somebody from taking a case, and who is meant by a word of a ladder."""

from __future__ import annotations

from bot.services.tasks.hooks import Gate, Word

GATES: tuple[Gate, ...] = ()
RUNG_WORDS: dict[str, Word] = {}
