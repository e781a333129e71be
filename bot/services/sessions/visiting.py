"""Whose doctor is who: the family doctor, the team, and who comes to the village when."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.services.calls import Call
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store.database import Work
from bot.understanding.session_words import asks_doctor


async def show(call: Call) -> None:
    """/doctors: one's own doctor and team, and which doctors come."""
    person = call.actor.person
    if person is None:
        await call.say("session.no.who")
        return
    await call.say("doctors.mine", {"person": person.id})


async def in_words(work: Work, desk: Desk, context: Context, _: Decision) -> bool:
    """When a doctor comes, or who one's family doctor is."""
    person = context.actor.person
    if not context.heard.origin.private or person is None or not asks_doctor(context.heard.text):
        return False
    about = f"doctors:{context.actor.chat.id}:{context.heard.message_id}"
    message = Message("doctors.mine", about, {"person": person.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
    return True
