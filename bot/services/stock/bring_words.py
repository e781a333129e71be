"""Somebody who cannot walk asks to have it brought: what the button does, said in words."""

from __future__ import annotations

from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock.bringing import send
from bot.services.stock.whom import hold_of
from bot.services.words import tell_outcome
from bot.store import cases
from bot.store.database import Work
from bot.understanding.box_fetch import is_to_be_brought


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether something is kept for them and they said that they cannot fetch it."""
    text, person = context.heard.text, context.actor.person
    if person is None or not is_to_be_brought(text) or desk.content.stocked.by_words(text):
        return False
    for case in await cases.list_of_author(work, person.id, desk.now()):
        hold = await hold_of(work, case) if case.kind == "box" and case.climbing else None
        if hold is not None and hold.waiting and hold.box_id is not None:
            await tell_outcome(work, desk, context, await send(work, desk, case, person.id))
            return True
    return False
