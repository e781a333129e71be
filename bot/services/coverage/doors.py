"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.coverage.fixing import on_cover
from bot.services.coverage.patients import on_list, patients
from bot.services.coverage.sharing import doors, on_share
from bot.services.coverage.showing import cover
from bot.services.coverage.who import by_words, who
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "cover": cover,
    "who": who,
    "patients": patients,
    "doors": doors,
}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "cover": on_cover,
    "patients": on_list,
    "doors_share": on_share,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (by_words,)
