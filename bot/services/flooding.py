"""Too much at once: what a flood is met with, and links that a stranger throws into a group."""

from __future__ import annotations

import re

from bot.domain.flood import ONCE, Flood, Pace
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.telling import Message, tell_chat
from bot.store.database import Work

SHORT = 6  # letters; so little may be said again and again: a number, yes, no
LINK = re.compile(r"https?://|www\.|\bt\.me/|\b[\w-]+\.(?:com|cn|net|top|xyz|vip|cc|shop)\b", re.I)


def pace_of(flood: Flood, heard: Heard) -> Pace:
    """Counted once a message, before anything is written."""
    origin, words = heard.origin, heard.text.strip()
    what = hash(words) if len(words) >= SHORT else None
    return flood.said(
        origin.chat_id, origin.user_id or 0, heard.at.timestamp(), what, group=not origin.private
    )


def held_back(flood: Flood, desk: Desk, pressed: Pressed) -> Outcome | None:
    """What a press is answered that does nothing; buttons carry no time of their own."""
    who, now = pressed.origin.user_id or 0, desk.now().timestamp()
    if flood.pressed(who, now) is not Pace.SERVE:
        return Refused("flood.press")
    button = f"{pressed.verb}:{pressed.subject}:{pressed.revision}:{pressed.choice}"
    if pressed.verb in ONCE and flood.trembles(who, button, now):
        return Done()
    return None


def throws_links(actor: Actor, heard: Heard) -> bool:
    """Somebody whom the village does not know, with a link, in a group: nobody's matter."""
    if not actor.chat.is_group or actor.known:
        return False
    return heard.links or LINK.search(heard.text) is not None


async def ask_to_slow_down(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """In private, or not at all: a group hears nothing of it."""
    chat = actor.private if actor.chat.is_group else actor.chat
    if chat is None:
        return
    about = f"flood:{actor.chat.id}:{heard.message_id}"
    await tell_chat(work, desk, chat.id, Message("flood.slow", about, {}, Lane.REPLY, Owed.LOOSE))
