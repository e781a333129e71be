"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.studio import changing, deciding, drafting, heard, memory, reading_aloud
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"write": heard.show}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "std_draft": drafting.on_draft,
    "std_word": deciding.on_word,
    "std_why": deciding.on_why,
    "std_named": deciding.on_named,
    "std_memory": memory.on_memory,
    "std_back": changing.on_withdraw,
    "std_aloud": reading_aloud.on_aloud,
}
WAYS: tuple[Way, ...] = (heard.by_words,)
