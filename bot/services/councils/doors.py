"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.councils import deciding, disputes, findings, showing, wishing
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "council": showing.council,
    "finding": findings.file_one,
    "findings": findings.show,
}
IN_PRIVATE: frozenset[str] = frozenset({"council", "finding", "findings"})
# Buttons on a case, and on anything else. A dispute goes up only with a reason in words.
ON_CASE: dict[str, CaseVerb] = {"up": disputes.on_up}
PLAIN: dict[str, PlainVerb] = {"council": deciding.on_item}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (wishing.in_words, wishing.decided_in_words)
