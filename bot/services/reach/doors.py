"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.reach import hearing, pressed
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "prm_heard": pressed.on_heard,
    "prm_unclear": pressed.on_unclear,
    "prm_aloud": pressed.on_aloud,
    "reach_told": pressed.on_told,
}
WAYS: tuple[Way, ...] = (hearing.about_prompt, hearing.told_in_words, hearing.who_is_left)
