"""No car needed any more, said into the group without answering: the author's card comes down."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.taps import Taps
from bot.services.telling import Message, tell_chat
from bot.services.words import tell_outcome
from bot.store import cases
from bot.store.database import Work


async def call_off(work: Work, desk: Desk, taps: Taps, context: Context) -> bool:
    """Whether it took something back; a plain word of no need in the talk of a group does not."""
    meaning = context.reading.meaning
    clear = meaning.tier == "strong" and set(meaning.intents) == {"cancel"}
    if not context.actor.chat.is_group or not clear:
        return False
    mine = await _own_cards(work, desk, context)
    if len(mine) == 1:
        outcome = await taps.run(work, context.actor, mine[0], "cancel")
        await tell_outcome(work, desk, context, outcome)
    elif mine and context.actor.private is not None:
        await _ask_which(work, desk, context, mine, context.actor.private.id)
    return bool(mine)


async def _own_cards(work: Work, desk: Desk, context: Context) -> tuple[Case, ...]:
    person, chat = context.actor.person, context.actor.chat
    if person is None:
        return ()
    found = await cases.list_of_author(work, person.id, desk.now())
    shown = [c for c in found if c.shown_in_group and c.chat_id == chat.id and c.climbing]
    return tuple(c for c in shown if c.author_id == person.id)


async def _ask_which(
    work: Work, desk: Desk, context: Context, mine: tuple[Case, ...], private: str
) -> None:
    about = f"which:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"cases": ",".join(case.id for case in mine[:3]), "word": "cancel"}
    await tell_chat(
        work, desk, private, Message("ask.which", about, params, Lane.REPLY, Owed.LOOSE)
    )
