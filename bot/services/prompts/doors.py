"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.prompts import commands, heard, homecoming, pressed, stopping
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"prompts": commands.show}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "prm_set": pressed.on_set,
    "prm_cal": pressed.on_calendar,
    "prm_swap": pressed.on_swap,
    "prm_stop": pressed.on_stop,
    "prm_now": pressed.on_now,
    "prm_wrong": stopping.on_word,
}
WAYS: tuple[Way, ...] = (
    stopping.by_words,
    heard.about_calendar,
    heard.to_see,
    homecoming.what_to_mind,
    heard.about_topics,
)
