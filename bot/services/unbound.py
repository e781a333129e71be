"""A group that belongs to no hamlet: the 120 card, and nothing is kept."""

from __future__ import annotations

from bot.domain.intake import DANGER_CARDS, decide
from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.telling import Message, tell_chat
from bot.services.understand import read
from bot.services.watched import sender_of
from bot.store.database import Work

UNSEEN = (DANGER_CARDS["violence"], DANGER_CARDS["self_harm"])  # never shown to a group


async def heard_unbound(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """Only danger is answered, with what to do at once."""
    reading = read(desk.content, heard.text, at=heard.at, zone=desk.zone)
    sender = sender_of(desk, None)
    decision = decide(reading.what, sender, private=False, addressed=heard.addressed)
    if decision.card is None or decision.card in UNSEEN:
        return
    key, about = f"{decision.card}.unbound", f"unbound:{actor.chat.id}:{heard.message_id}"
    message = Message(key, about, {}, Lane.EMERGENCY, Owed.EMERGENCY, reply_to=heard.message_id)
    await tell_chat(work, desk, actor.chat.id, message)
