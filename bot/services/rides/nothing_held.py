"""A yes or a breakdown of a driver who holds no ride and was asked for none: it is said so."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.roles import wears
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.roles import roles_held
from bot.services.telling import Message, tell_chat
from bot.store import cases
from bot.store.database import Work
from bot.understanding.driver_words import read_driver_words


async def nothing_held(work: Work, desk: Desk, context: Context) -> bool:
    """Words of driving that fit nothing are no message for doctor and cadre to hear by night."""
    person = context.actor.person
    if person is None or not context.heard.origin.private:
        return False
    local = context.heard.at.astimezone(desk.zone)
    words = read_driver_words(context.heard.text, local, words=desk.content.lexicon.times)
    if words.step is None and words.yes is None:
        return False
    if not wears(await roles_held(work, desk, person.id), "driver"):
        return False
    if await cases.list_held(work, person.id):
        return False
    about = f"ride_nothing:{context.actor.chat.id}:{context.heard.message_id}"
    key = "ride.nothing_left" if words.yes is not False else "ride.nothing_to_drive"
    message = Message(key, about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message, person.id)
    return True
