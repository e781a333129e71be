"""/mine: one's own matters with number and state."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


async def show_mine(work: Work, desk: Desk, actor: Actor) -> None:
    """A fresh list where it was asked in private; nothing of it is shown in a group."""
    chat = actor.chat if not actor.chat.is_group else actor.private
    if chat is None:
        return
    person = actor.person.id if actor.person else ""
    about = f"mine:{chat.id}:{actor.origin.update_id}"
    message = Message("mine.list", about, {"person": person}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message, person or None)
