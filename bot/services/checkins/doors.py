"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.checkins import sheet
from bot.services.checkins.asked_now import on_said
from bot.services.checkins.hearing_words import (
    away_or_back,
    of_oneself,
    of_the_family,
    own_hospital,
    well_unasked,
)
from bot.services.checkins.overview import on_begin, show
from bot.services.checkins.photo_kept import on_photo
from bot.services.checkins.tapping import on_answer, on_met, on_pick
from bot.services.checkins.temperature import reading_said
from bot.services.checkins.typed import typed_back
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"round": show, "sheet": sheet.show}
IN_PRIVATE: frozenset[str] = frozenset({"round", "sheet"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "round": on_answer,
    "round_pick": on_pick,
    "round_met": on_met,
    "round_said": on_said,
    "round_set": on_begin,
    "round_photo": on_photo,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    reading_said,
    of_oneself,
    of_the_family,
    own_hospital,
    away_or_back,
    typed_back,
    well_unasked,
)
