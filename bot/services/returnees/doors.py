"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.returnees import health, heard, listing, parents, steps, volunteering
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"returnees": listing.command}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "retn": steps.on_choice,
    "retn_day": steps.on_day,
    "retn_well": health.on_well,
    "retn_set": parents.on_set,
    "retn_proxy": parents.on_proxy,
    "retn_help": volunteering.on_invited,
    "retn_named": volunteering.on_named,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (heard.answers, heard.by_words)
