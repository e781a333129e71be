"""/quiet: somebody wants no ear for what they say in a group; danger is heard all the same."""

from __future__ import annotations

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.people import Chat
from bot.services.actors import Actor, with_account
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.noting import react
from bot.services.telling import Message, tell_chat
from bot.store import accounts, places, quieted
from bot.store.database import Work


async def turn(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """On where it was off and off where it was on; nothing is said about it in the group."""
    groups = await _meant(work, actor)
    if groups:
        actor = await with_account(work, desk, actor)
    if not groups or actor.account is None:
        await _say(work, desk, actor, heard, "quiet.which_group")
        return
    before = [await quieted.is_quiet(work, actor.account.id, chat.id) for chat in groups]
    quiet = not all(before)
    for chat in groups:
        await quieted.set_quiet(work, actor.account.id, chat.id, quiet, desk.now())
    await _say(work, desk, actor, heard, "quiet.on" if quiet else "quiet.off")
    if actor.chat.is_group:
        await react(work, desk, heard, actor)


async def is_unheard(work: Work, actor: Actor, heard: Heard, decision: Decision) -> bool:
    """Whether these words are left alone: not meant for the bot, and no sign of danger."""
    if heard.addressed or not actor.chat.is_group or actor.account is None:
        return False
    if decision.card or decision.maybe or decision.watch:
        return False
    return await quieted.is_quiet(work, actor.account.id, actor.chat.id)


async def _meant(work: Work, actor: Actor) -> tuple[Chat, ...]:
    """The group it was said in; in private those of the person's own hamlet."""
    if actor.chat.is_group:
        return (actor.chat,) if actor.chat.unit_id else ()
    if actor.person is None:
        return ()
    hamlet = await places.unit_of_level(work, actor.person.unit_id, "hamlet")
    return await accounts.groups_of_unit(work, hamlet.id) if hamlet else ()


async def _say(work: Work, desk: Desk, actor: Actor, heard: Heard, key: str) -> None:
    """In private, or not at all."""
    chat = actor.private if actor.chat.is_group else actor.chat
    if chat is None:
        return
    about = f"quiet:{actor.chat.id}:{heard.message_id}"
    await tell_chat(work, desk, chat.id, Message(key, about, {}, Lane.REPLY, Owed.LOOSE))
