"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.duty import editing, gaps, swapping
from bot.services.duty.heard import away_words, on_duty_words, others_away, rota_words
from bot.services.duty.showing import duty, oncall
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"oncall": oncall, "duty": duty}
IN_PRIVATE: frozenset[str] = frozenset({"duty"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "duty_turn": swapping.on_turn,
    "duty_with": swapping.on_with,
    "duty_swap": swapping.on_answer,
    "duty_undo": editing.on_undo,
    "duty_gap": gaps.on_fill,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (on_duty_words, rota_words, others_away, away_words)
