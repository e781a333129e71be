"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.directory import bundle, correcting, referring, visits
from bot.services.directory.answering import asked, show_places
from bot.services.directory.broken import on_broken
from bot.services.directory.confirming import on_confirm
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {"places": show_places}
IN_PRIVATE: frozenset[str] = frozenset({"places"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {
    "refer": referring.on_refer,
    "refer_to": referring.on_refer_to,
    "bundle": bundle.on_bundle,
}
PLAIN: dict[str, PlainVerb] = {
    "place_ok": on_confirm,
    "place_new": correcting.on_change,
    "place_step": on_broken,
    "went": visits.on_went,
    "went_ride": visits.on_next_ride,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    correcting.yes_or_no,
    visits.in_words,
    referring.in_words,
    bundle.in_words,
    correcting.corrected,
    asked,
)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = ()
