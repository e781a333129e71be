"""Forgotten, to be brought tomorrow: said of a gift that is on its way."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.noting import said_of
from bot.services.telling import Message, tell_chat
from bot.store import cases, outbox, timeline
from bot.store.database import Work
from bot.understanding.gift_words import is_put_off

_LONGEST = 20


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether somebody who promised a gift says when it comes; its keeper reads it on the card."""
    text, person = context.heard.text, context.actor.person
    if person is None or len(text) > _LONGEST or not is_put_off(text):
        return False
    mine = await cases.list_of_author(work, person.id, desk.now())
    open_now = [case for case in mine if not case.final]
    if len(open_now) != 1 or open_now[0].kind != "gift":
        return False
    case = open_now[0]
    await timeline.add_said(work, case.id, said_of(desk, context.actor, context.heard))
    await outbox.want(work, case.id)
    about = f"gift.later:{case.id}:{context.heard.message_id}"
    message = Message("gift.later", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True
