"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.bulletins import public_board, publishing, writing
from bot.services.calls import Command
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"notice": writing.command, "public": public_board.command}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "bull_kind": publishing.on_kind,
    "bull_send": publishing.on_send,
    "bull_prompt": publishing.on_prompt,
}
WAYS: tuple[Way, ...] = (publishing.taken_back, writing.in_words)
