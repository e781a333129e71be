"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.keypeople import (
    asking,
    editing,
    offering,
    reassigning,
    recovering,
    releasing,
    showing,
    stale,
)
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "card": showing.show,
    "followups": recovering.show,
    "ask": asking.ask,
}
IN_PRIVATE: frozenset[str] = frozenset({"card", "followups", "ask"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "ask_anyway": offering.on_anyway,
    "keep_answer": releasing.on_release,
    "unkeep_answer": releasing.on_withdraw,
}
PLAIN: dict[str, PlainVerb] = {
    "card": showing.on_open,
    "card_where": editing.on_where,
    "card_same": stale.on_same,
    "follow": recovering.on_follow,
    "guard_swap": reassigning.on_swap,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    asking.form_answered,
    asking.answered,
    recovering.in_words,
    showing.by_words,
    reassigning.by_words,
    editing.by_words,
)
