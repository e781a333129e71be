"""What people can do here: commands, buttons, and words that are handled before all else."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.services.calls import Call, Command
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.privacy import looks, own_data
from bot.services.privacy.letting_go import ask, on_forget
from bot.services.taps import CaseVerb, PlainVerb
from bot.services.tasks.ways import Way
from bot.store.database import Work
from bot.understanding.privacy_words import read_privacy_words


async def mydata(call: Call) -> None:
    """/mydata"""
    await own_data.send(call.work, call.desk, call.actor)


async def forget(call: Call) -> None:
    """/forget, and for somebody without an account /forget NAME."""
    await ask(call.work, call.desk, call.actor, call.heard.argument.strip())


async def seen_by(call: Call) -> None:
    """/looks"""
    await looks.send(call.work, call.desk, call.actor)


async def in_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """What is kept of me, who looked at it, delete it: in private."""
    if not context.heard.origin.private or decision.death:
        return False
    asked = read_privacy_words(context.heard.text)
    if asked is None:
        return False
    if asked == "data":
        await own_data.send(work, desk, context.actor)
    elif asked == "looks":
        await looks.send(work, desk, context.actor)
    else:
        await ask(work, desk, context.actor, "")
    return True


COMMANDS: dict[str, Command] = {"mydata": mydata, "forget": forget, "looks": seen_by}
IN_PRIVATE: frozenset[str] = frozenset({"mydata", "forget", "looks"})
ON_CASE: dict[str, CaseVerb] = {}
PLAIN: dict[str, PlainVerb] = {"forget": on_forget}
WAYS: tuple[Way, ...] = (in_words,)
