"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {}
WAYS: tuple[Way, ...] = ()
