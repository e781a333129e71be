"""What is kept of a message that became somebody's matter, and the mark that it was heard."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.telling import Message, tell_chat
from bot.store.database import Work
from bot.store.timeline import Said

HEARD = "react.heard"
THANKS = "react.thanks"


def said_of(desk: Desk, actor: Actor, heard: Heard) -> Said:
    """The words, voice, picture or place as they are kept: in one table, and nowhere else."""
    return Said(
        id=desk.ids.new(),
        form=heard.form,
        at=heard.at,
        person_id=actor.person.id if actor.person else None,
        words=heard.text or None,
        file_id=heard.file_id,
        seconds=heard.seconds,
        latitude=heard.latitude,
        longitude=heard.longitude,
    )


async def react(work: Work, desk: Desk, heard: Heard, actor: Actor, mark: str = HEARD) -> None:
    """A quiet mark on the author's own message."""
    about = f"react:{actor.chat.id}:{heard.message_id}"
    message = Message(mark, about, {}, Lane.REPLY, Owed.LOOSE, reply_to=heard.message_id)
    await tell_chat(work, desk, actor.chat.id, message)
