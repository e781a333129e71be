"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way
from bot.services.voicing import offering, printing, wishing
from bot.services.voicing.judging import on_judge
from bot.services.voicing.offering import on_offer, on_redo
from bot.services.voicing.taking import on_spoken

COMMANDS: dict[str, Command] = {
    "voice": offering.record,
    "print": printing.put_on_paper,
    "broadcast": printing.broadcast,
}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "voice_offer": on_offer,
    "voice_redo": on_redo,
    "voice_spoken": on_spoken,
    "voice_judge": on_judge,
}
WAYS: tuple[Way, ...] = (
    wishing.by_words,
    offering.by_words,
    printing.by_words,
    printing.script_in_words,
)
