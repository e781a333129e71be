"""A greeting: somebody knocks; they hear that somebody is there, and what to say next."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


async def greet(work: Work, desk: Desk, context: Context) -> bool:
    """Whether a private message was a greeting and nothing else, and so is answered."""
    heard = context.heard
    if not heard.origin.private or context.reading.meaning.word != "greeting":
        return False
    about = f"greeting:{context.actor.chat.id}:{heard.message_id}"
    message = Message("greeting.back", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True
