"""/tel: the numbers that work without the bot, printed and pinned."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.telling import Message, tell_chat
from bot.store.database import Work


async def show_phones(work: Work, desk: Desk, actor: Actor, *, pin: bool) -> None:
    """The phone card of the hamlet, village and township this chat or person belongs to."""
    unit = actor.chat.unit_id or (actor.person.unit_id if actor.person else None)
    about = f"tel:{actor.chat.id}:{actor.origin.update_id}"
    group = actor.chat.is_group
    message = Message(
        # In a group it stands on top: who is on duty changes with the turn.
        "living.tel" if group else "tel.card",
        about,
        {"unit": unit or ""},
        Lane.REPLY,
        Owed.LOOSE,
        living=group,
        pin=pin,
        silent=group,
    )
    await tell_chat(work, desk, actor.chat.id, message)
