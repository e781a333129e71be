"""Somebody says that they would rather listen, or can read after all; their liaison is told.

Where nothing can be played, the liaison is asked to read to them.
"""

from __future__ import annotations

from typing import Any

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Person
from bot.domain.voicing import ANSWER
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.reach.lists import may_be_told, teller_of
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.voicing.clips import clip_for
from bot.store import people, places
from bot.store.database import Work
from bot.understanding.voicing_words import would_listen

READ_TO, READS_TO = "voicing.read_to", "voicing.listens.read_to"


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
    if listens and await _read_to(work, desk, context, person):
        return True
    key = "voicing.listens" if listens else "voicing.reads"
    about = f"listens:{person.id}:{heard.message_id}"
    await tell_chat(work, desk, actor.chat.id, Message(key, about, {}, Lane.REPLY, Owed.OWED))
    if listens is not person.listens:
        await _tell_liaison(work, desk, person.id, person.unit_id, f"{key}.told", about)
    return True


async def _read_to(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """Nobody recorded anything and no engine speaks: their liaison reads, asked once a day."""
    if await _anything_heard(work, desk, person.unit_id) or not await may_be_told(work, person):
        return False
    teller = await teller_of(work, desk, person)
    about = f"{READ_TO}:{person.id}:{desk.today().isoformat()}"
    asked = Message(READ_TO, about, {"who": person.id}, Lane.REMINDER, Owed.OWED, unasked=True)
    if teller is None or not await tell_person(work, desk, teller, asked):
        return False
    heard = context.heard
    said = Message(
        READS_TO, f"{READS_TO}:{heard.message_id}", {"who": teller}, Lane.REPLY, Owed.OWED
    )
    await tell_chat(work, desk, context.actor.chat.id, said)
    return True


async def _anything_heard(work: Work, desk: Desk, unit_id: str) -> bool:
    for name in desk.content.voicing.answers:
        if await clip_for(work, desk, f"{ANSWER}{name}", unit_id) is not None:
            return True
    return False


async def say_phone(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """With the number to ring them on."""
    person = await people.find_person(work, params["who"])
    return {"phone": (person.phone or "") if person else ""}


async def _tell_liaison(
    work: Work, desk: Desk, person_id: str, unit_id: str, key: str, about: str
) -> None:
    hamlet = await places.unit_of_level(work, unit_id, "hamlet")
    liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    message = Message(key, about, {"who": person_id}, Lane.REMINDER, Owed.LOOSE, unasked=True)
    for liaison in liaisons:
        if liaison != person_id and await tell_person(work, desk, liaison, message):
            return
