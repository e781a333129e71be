"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.dialects import choosing, rewording, speakers, wishing
from bot.services.dialects.asking import on_word
from bot.services.dialects.overhearing import on_guess, overhear
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {"speech": choosing.show}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "speech_set": choosing.on_set,
    "speech_guess": on_guess,
    "speech_look": speakers.on_look,
    "speech_word": on_word,
}
WAYS: tuple[Way, ...] = (overhear, wishing.by_words, speakers.by_words, rewording.by_words)
