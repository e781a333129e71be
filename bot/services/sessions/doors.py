"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.sessions import calling_off, jabs, joining, setting, ticking, training, visiting
from bot.services.sessions.answers import on_tap, on_which
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way

COMMANDS: dict[str, Command] = {
    "session": setting.session,
    "training": training.show,
    "doctors": visiting.show,
}
IN_PRIVATE: frozenset[str] = frozenset({"training", "doctors"})
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {
    "sess_draft": setting.on_draft,
    "sess": on_tap,
    "sess_which": on_which,
    "sess_join": joining.on_join,
    "sess_list": ticking.on_list,
    "sess_tick": ticking.on_tick,
    "sess_off": calling_off.on_off,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    setting.in_words,
    ticking.in_words,
    joining.in_words,
    jabs.in_words,
    jabs.who_signed,
    visiting.in_words,
)
