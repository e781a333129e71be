"""The sentence of an outcome, said in the chat where words brought it about."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Outcome, Refused
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


async def tell_back(work: Work, desk: Desk, context: Context, outcome: Outcome) -> None:
    """As a button's toast would have said it."""
    key = outcome.reason if isinstance(outcome, Refused) else outcome.said
    if key is None:
        return
    about = f"round_said:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"key": key, **dict(outcome.facts)}
    message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
