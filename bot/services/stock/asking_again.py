"""Whoever asked in a group and now opens a private chat is asked there."""

from __future__ import annotations

from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock.going_on import go_on
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
            await go_on(work, desk, case, hold)
            found = True
    return found
