"""What was not understood is asked for again, with a word on what this person may write."""

from __future__ import annotations

from datetime import datetime

from bot.domain.rights import oversees
from bot.services.actors import Actor
from bot.store import boxes, outbox_counts
from bot.store.database import Work

_VILLAGER = ("unclear.again", "unclear.again.keeper")


async def unclear_to(work: Work, actor: Actor) -> str:
    """A keyboard stays until the next one: a role-holder keeps the one with their duties."""
    key = "unclear.again.staff" if oversees(actor.held) else "unclear.again"
    kept = await boxes.boxes_kept_by(work, actor.person.id) if actor.person else ()
    return f"{key}.keeper" if kept else key


async def asked_lately(work: Work, chat_id: str, since: datetime) -> bool:
    """Whether somebody without duties was asked to say it again since then."""
    for key in _VILLAGER:
        if await outbox_counts.said_lately(work, chat_id, key, since):
            return True
    return False
