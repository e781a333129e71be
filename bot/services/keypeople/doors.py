"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.keypeople import editing, showing
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {"card": showing.show}
IN_PRIVATE: frozenset[str] = frozenset({"card"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {"card": showing.on_open, "card_where": editing.on_where}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (showing.by_words, editing.by_words)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = ()
