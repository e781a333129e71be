"""An answer to what somebody asked for, in their private chat, once a command or sentence."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


async def tell_back(
    work: Work, desk: Desk, actor: Actor, key: str, params: Mapping[str, str]
) -> None:
    """Nothing where there is no private chat: none of it is for others."""
    if actor.private is None:
        return
    about = f"{key}:{actor.private.id}:{actor.origin.update_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    person = actor.person.id if actor.person else None
    await tell_chat(work, desk, actor.private.id, message, person)
