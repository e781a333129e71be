"""Words of death: nothing goes on as before until the liaison has said whether it is so."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.deeds import Context
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_person
from bot.store import friends, places
from bot.store.database import Work


async def hold(work: Work, desk: Desk, context: Context) -> None:
    """Ask the liaison, quietly and once; nobody is answered, nobody is registered from it."""
    unit_id = context.actor.chat.unit_id
    if unit_id is None and context.actor.person is not None:
        unit_id = context.actor.person.unit_id
    hamlet = await places.unit_of_level(work, unit_id, "hamlet") if unit_id else None
    if hamlet is None:
        return
    about = f"death:{context.actor.chat.id}:{context.heard.message_id}"
    proposal = desk.ids.new()
    if not await friends.propose(work, proposal, "death", about, {}, hamlet.id, desk.now()):
        return
    params = {"unit": hamlet.id}
    for liaison in await holders_at(work, desk, hamlet.id, "liaison"):
        message = Message("death.ask_liaison", about, params, Lane.CASE, Owed.OWED)
        await tell_person(work, desk, liaison, message)
