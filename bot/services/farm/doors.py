"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.farm.asked_for import show_lists
from bot.services.farm.buying import ask_bags
from bot.services.farm.by_phone import ask_line
from bot.services.farm.field import ask_field
from bot.services.farm.hearing_farm import about_farm
from bot.services.farm.taps import on_line, on_organiser, on_own
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {"pool": show_lists}
IN_PRIVATE: frozenset[str] = frozenset({"pool"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "pool_in": on_line,
    "pool_do": on_organiser,
    "pool_own": on_own,
}
PLAIN: dict[str, PlainVerb] = {}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (about_farm,)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = (ask_line, ask_field, ask_bags)
