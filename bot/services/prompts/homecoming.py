"""Who came home asks what to mind: what the library says to them on their days, in one message."""

from __future__ import annotations

from typing import Any

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.prompting import of_arrival
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.prompts.library import usable
from bot.services.telling import Message, tell_chat
from bot.store import returnees
from bot.store.database import Work
from bot.understanding.prompt_words import asks_what_to_mind

HOME = "prompts.home"


async def what_to_mind(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """For who is registered as home or coming, and for who registered them."""
    person, heard = context.actor.person, context.heard
    if person is None or not heard.origin.private or not asks_what_to_mind(heard.text):
        return False
    mine = await returnees.around(work, person.id)
    one = next((found for found in mine if found.registered), None)
    if one is None or decision.card is not None:
        return False
    if not of_arrival((await usable(work, desk, one.unit_id)).values()):
        return False
    about = f"{HOME}:{heard.message_id}"
    message = Message(HOME, about, {"unit": one.unit_id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message, person.id)
    return True


async def say_home(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Day by day, the day of arrival being the first."""
    found = of_arrival((await usable(work, desk, params["unit"])).values())
    return {"lines": [{"day": day + 1, "text": prompt.text} for day, prompt in found]}
