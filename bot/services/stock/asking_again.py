"""Whoever asked in a group and now opens a private chat is asked there."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.holds import Hold
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock import tick
from bot.services.stock.going_on import DOCTOR_SAID_YES, go_on
from bot.services.stock.hearing_of_it import tell_taker
from bot.services.stock.taker import flags_of
from bot.services.stock.whom import hold_of
from bot.store import cases
from bot.store.database import Work


async def asks_again(work: Work, desk: Desk, actor: Actor) -> bool:
    """Whether something of theirs was kept and waited for this."""
    if actor.person is None:
        return False
    found = False
    for case in await cases.list_of_author(work, actor.person.id, desk.now()):
        hold = await hold_of(work, case) if case.kind == "box" and case.climbing else None
        if hold is not None and hold.waiting:
            await _say_how_it_stands(work, desk, case, hold)
            found = True
    return found


async def _say_how_it_stands(work: Work, desk: Desk, case: Case, hold: Hold) -> None:
    """A doctor who was asked is not asked again."""
    asked = await tick.open_ticks(work, case)
    if asked:
        why = (await tick.facts_of(work, asked[0])).get("why", "").partition(",")[0]
        params = {"hold": hold.id, "why": why}
        await tell_taker(work, desk, case, "box.doctor_first", params, "again")
    elif DOCTOR_SAID_YES in flags_of(hold):
        await tell_taker(work, desk, case, "box.kept", {"hold": hold.id}, "again")
    else:
        await go_on(work, desk, case, hold)
