"""/board: what is open in the units somebody looks after, worst first, a page at a time."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import units_seen
from bot.services.telling import Message, tell_chat
from bot.store import records
from bot.store.database import Work

PAGE = 8
ALL, OWN = "all", "own"  # everything; what is one's own department's
NARROW = ("old_young", "hardship")


async def show_board(work: Work, desk: Desk, actor: Actor, *, page: int, narrow: str = "") -> None:
    """The list, in private; whoever looks after no unit is told what they can ask instead."""
    chat = actor.private
    if chat is None:
        return
    seen = await units_seen(work, desk, actor.person.id) if actor.person else ()
    about = f"board:{chat.id}:{actor.origin.update_id}"
    if not seen or actor.person is None:
        message = Message("board.not_for_you", about, {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, chat.id, message)
        return
    await records.add_look(work, desk.ids.new(), actor.person.id, "board", seen[0], desk.now())
    params = {"person": actor.person.id, "page": str(page), "narrow": narrow}
    message = Message("board.list", about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message, actor.person.id)


async def on_page(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Another page of the board, or the board narrowed."""
    narrow, _, page = (pressed.choice or "").rpartition(".")
    how = narrow if narrow in (ALL, OWN, *NARROW) else ""
    await show_board(work, desk, actor, page=int(page) if page.isdigit() else 0, narrow=how)
    return Done()
