"""Groups: joining, binding to a hamlet, resting, moving to a new id, being thrown out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import may
from bot.services.actors import Actor, actor_of
from bot.services.desk import Desk
from bot.services.incoming import Heard, Membership, Pressed
from bot.services.roles import covering
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, people, places
from bot.store.database import AlreadyHandled, Work


class Groups:
    """The bot's own standing in chats."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def changed(self, membership: Membership) -> None:
        """The bot was added, removed, promoted, blocked, or the group got a new id."""
        try:
            await self._desk.database.write(
                lambda work: self._changed(work, membership), cause=membership.origin.cause
            )
        except AlreadyHandled:
            return

    async def _changed(self, work: Work, membership: Membership) -> None:
        desk, origin = self._desk, membership.origin
        if membership.change == "migrated" and membership.new_chat_id is not None:
            await accounts.migrate_chat(
                work, origin.bot, origin.chat_id, membership.new_chat_id, desk.now()
            )
            return
        actor = await actor_of(work, desk, origin)
        if origin.private:
            await _private_changed(work, actor, membership.change)
            return
        if membership.change == "removed":
            await accounts.set_chat_gone(work, actor.chat.id, True)
            await _tell_admins_gone(work, desk, actor)
            return
        await accounts.set_chat_gone(work, actor.chat.id, False)
        await accounts.set_reads_all(work, actor.chat.id, membership.reads_all)
        if membership.change == "added":
            await say_hello(work, desk, actor)
            if not membership.reads_all:
                await _say_deaf(work, desk, actor)


async def _private_changed(work: Work, actor: Actor, change: str) -> None:
    if actor.account is None:
        return
    await accounts.set_may_write(work, actor.account.id, change not in ("blocked", "removed"))


async def say_hello(work: Work, desk: Desk, actor: Actor) -> None:
    """One line on joining: who it is, that it keeps nothing that is not for it."""
    bound = actor.chat.unit_id is not None
    key = "group.hello" if bound else "group.hello_unbound"
    about = f"hello:{actor.chat.id}:{actor.origin.update_id}"
    message = Message(key, about, {}, Lane.REPLY, Owed.LOOSE, silent=True)
    await tell_chat(work, desk, actor.chat.id, message)


async def _say_deaf(work: Work, desk: Desk, actor: Actor) -> None:
    """Where the bot cannot read a group it says so once, to who added it."""
    chat = actor.private or actor.chat
    message = Message("group.deaf", f"deaf:{actor.chat.id}", {}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat.id, message)


async def _tell_admins_gone(work: Work, desk: Desk, actor: Actor) -> None:
    if actor.chat.unit_id is None:
        return
    for unit in await places.ancestors(work, actor.chat.unit_id):
        for holder in await people.holders(work, unit.id, ("admin",), desk.today()):
            message = Message(
                "group.gone",
                f"gone:{actor.chat.id}:{actor.origin.update_id}",
                {"chat": actor.chat.id},
                Lane.CASE,
                Owed.OWED,
            )
            await tell_person(work, desk, holder.person_id, message)


async def ask_binding(work: Work, desk: Desk, actor: Actor, heard: Heard) -> None:
    """/bind: one of our admins or cadres, asked with the names of the hamlets."""
    if not actor.chat.is_group:
        key = "bind.in_the_group"
    elif heard.origin.anonymous or actor.person is None:
        key = "bind.not_anonymous"
    elif not may(actor.held, "bind"):
        key = "bind.not_for_you"
    else:
        key = "bind.choose"
    about = f"bind:{actor.chat.id}:{heard.message_id}"
    params = {"chat": actor.chat.id, "person": actor.person.id if actor.person else ""}
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


async def on_bind(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """A hamlet was chosen; that the person leads the Telegram group was checked at the door."""
    if actor.person is None or not may(actor.held, "bind"):
        return Refused("bind.not_for_you")
    if not pressed.group_admin:
        return Refused("bind.not_group_admin")
    unit = await places.find_unit(work, pressed.choice or "")
    if unit is None or actor.chat.id != pressed.subject:
        return Refused("press.unknown")
    await accounts.bind_chat(work, actor.chat.id, unit.id, actor.person.id, desk.now())
    about = f"bound:{actor.chat.id}:{unit.id}"
    message = Message("group.bound", about, {"unit": unit.id}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return Done("bind.done")


async def rest(work: Work, desk: Desk, actor: Actor) -> Outcome:
    """/rest: a cadre quiets the bot in a group until tomorrow; danger passes through."""
    unit_id = actor.chat.unit_id
    if actor.person is None or not actor.chat.is_group or unit_id is None:
        return Refused("rest.not_for_you")
    if not may(await covering(work, desk, actor.person.id, unit_id), "rest_group"):
        return Refused("rest.not_for_you")
    tomorrow = desk.today() + timedelta(days=1)
    until = datetime.combine(tomorrow, time(7, 30), desk.zone)
    await accounts.rest_chat(work, actor.chat.id, until)
    return Done("rest.until_tomorrow")
