"""Words that may be nothing: what the group hears at once, and what a liaison hears quietly."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import places
from bot.store.database import Work


async def say_maybe(
    work: Work, desk: Desk, actor: Actor, heard: Heard, key: str, wanted: str
) -> None:
    """What to do if it is true, short, under the words themselves; a tap calls for people."""
    message = Message(
        key,
        f"maybe:{actor.chat.id}:{heard.message_id}:{key}",
        {"wanted": wanted, "chat": actor.chat.id},
        Lane.EMERGENCY,
        Owed.EMERGENCY,
        reply_to=heard.message_id,
    )
    await tell_chat(work, desk, actor.chat.id, message)


async def tell_liaison(work: Work, desk: Desk, actor: Actor) -> None:
    """One silent line a day about somebody frail; their words stay where they were said.

    It waits for nothing: what makes no sound wakes nobody.
    """
    person = actor.person
    if person is None:
        return
    hamlet = await places.unit_of_level(work, person.unit_id, "hamlet")
    liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    for liaison in liaisons:
        if liaison == person.id:
            continue
        message = Message(
            "whisper.unwell",
            f"whisper:{person.id}:{desk.today().isoformat()}:{liaison}",
            {"name": person.address, "number": person.phone or ""},
            Lane.REMINDER,
            Owed.OWED,
            silent=True,
            unasked=True,
        )
        await tell_person(work, desk, liaison, message)
