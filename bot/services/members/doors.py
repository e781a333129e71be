"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.members import claiming_kin, confirming, family_news
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"family": family_news.show}
IN_PRIVATE: frozenset[str] = frozenset({"family"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "death_undo": confirming.on_undo,
    "kin": claiming_kin.on_kin,
    "kin_news": family_news.on_choice,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (confirming.by_words, claiming_kin.by_words)
