"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.services.calls import Call, Command
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.tapcount import seeing
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way
from bot.store import taps
from bot.store.database import Work
from bot.understanding.privacy_words import brings_all


async def show(call: Call) -> None:
    """/taps"""
    await seeing.send(call.work, call.desk, call.actor)


async def bring(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """All of it: what was held back for the morning comes now."""
    person = context.actor.person
    if person is None or not context.heard.origin.private or not brings_all(context.heard.text):
        return False
    if not (await taps.of_person(work, person.id, desk.today())).held:
        return False
    await taps.bring_now(work, person.id, desk.now())
    return True


COMMANDS: dict[str, Command] = {"taps": show}
IN_PRIVATE: frozenset[str] = frozenset({"taps"})
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {}
WAYS: tuple[Way, ...] = (bring,)
