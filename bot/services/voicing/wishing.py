"""Somebody says that they would rather listen, or can read after all; their liaison is told."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import people, places
from bot.store.database import Work
from bot.understanding.voicing_words import would_listen


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """In private, of oneself."""
    actor, heard = context.actor, context.heard
    person = actor.person
    if not heard.origin.private or person is None or person.guest or decision.card:
        return False
    listens = would_listen(heard.text)
    if listens is None:
        return False
    await people.set_listens(work, person.id, listens)
    key = "voicing.listens" if listens else "voicing.reads"
    about = f"listens:{person.id}:{heard.message_id}"
    await tell_chat(work, desk, actor.chat.id, Message(key, about, {}, Lane.REPLY, Owed.OWED))
    if listens is not person.listens:
        await _tell_liaison(work, desk, person.id, person.unit_id, f"{key}.told", about)
    return True


async def _tell_liaison(
    work: Work, desk: Desk, person_id: str, unit_id: str, key: str, about: str
) -> None:
    hamlet = await places.unit_of_level(work, unit_id, "hamlet")
    liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    message = Message(key, about, {"who": person_id}, Lane.REMINDER, Owed.LOOSE, unasked=True)
    for liaison in liaisons:
        if liaison != person_id and await tell_person(work, desk, liaison, message):
            return
