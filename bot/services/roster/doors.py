"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.roster import hand_doors, sent
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"handover": hand_doors.handover}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "hand_undo": hand_doors.on_undo,
    "roster_import": sent.on_import,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (hand_doors.by_words,)
