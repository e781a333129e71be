"""What people can do about rides: commands, buttons, words."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.rides import heard, steps
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {}
IN_PRIVATE: frozenset[str] = frozenset()
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "ride_no": steps.on_not_me,
    "ride_step": steps.on_step,
    "ride_kin": steps.on_family,
    "ride_again": steps.on_again,
}
PLAIN: dict[str, PlainVerb] = {}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (heard.in_words,)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = ()
