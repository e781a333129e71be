"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.registers import found, lines, pages, sheets, sweep_doors, sweeping, visits
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "visit": visits.visit,
    "registers": pages.command,
    "sweep": sweeping.command,
}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "visit_which": visits.on_which,
    "reg_found": found.on_found,
    "reg_switch": pages.on_switch,
    "reg_check": sheets.on_check,
    "reg_right": sheets.on_right,
    "reg_sign": sheets.on_sign,
    "sweep_door": sweep_doors.on_door,
    "sweep_end": sweeping.on_end,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (visits.by_words, lines.by_words, sweep_doors.by_words)
