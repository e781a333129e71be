"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.services.calls import Command
from bot.services.drivers import (
    cars,
    health,
    joining_in,
    off_doors,
    profile,
    skilled,
    tasking,
    team_orders,
)
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Opener, Way

COMMANDS: dict[str, Command] = {
    "car": cars.car,
    "off": off_doors.off,
    "on": off_doors.on,
    "skills": skilled.show,
    "teams": team_orders.show,
    "me": profile.show,
}
IN_PRIVATE: frozenset[str] = frozenset(COMMANDS)
# Buttons on a case, and on anything else.
ON_CASE: dict[str, CaseVerb] = {"help_back": off_doors.on_back_for}
PLAIN: dict[str, PlainVerb] = {
    "help_off": off_doors.on_off,
    "help_on": off_doors.on_back,
    "car": cars.on_car,
    "drive": joining_in.on_agree,
    "drive_ok": joining_in.on_answer,
    "skill_ok": skilled.on_skill,
}
# Words, before a decision is carried out: True where they are handled.
WAYS: tuple[Way, ...] = (
    health.unfit_words,
    tasking.by_words,
    cars.by_words,
    skilled.by_words,
    off_doors.by_words,
)
# A wish as it came in: the case it became, or None where it goes the way of any other wish.
OPENERS: tuple[Opener, ...] = (health.own_symptoms,)
