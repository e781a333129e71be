"""Pressing Start: welcome, the first admin's link, and deep links to a case."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.lanes import Lane, Owed
from bot.domain.rights import oversees
from bot.services.actors import Actor, somebody, somewhere
from bot.services.desk import Desk
from bot.services.drivers.cars import show as show_car
from bot.services.incoming import Heard
from bot.services.members.linking import PREFIX
from bot.services.members.opening_links import open_link as open_member_link
from bot.services.stock.asking_again import asks_again
from bot.services.stock.donation_seen import open_link
from bot.services.taps import Taps
from bot.services.telling import Message, tell_chat
from bot.store import cases, people, records
from bot.store.database import Work

ADMIN_LINK_LIVES = timedelta(days=2)


async def start(work: Work, desk: Desk, taps: Taps, actor: Actor, heard: Heard) -> None:
    """/start with or without a payload; help comes first, forms never here."""
    payload = heard.argument.strip()
    if payload.startswith("admin_") and await _first_admin(work, desk, actor, payload):
        return
    if payload.startswith("c_"):
        case = await cases.find_case(work, payload[2:])
        if case is not None:
            await taps.run(work, actor, case, "see")
            return
    if payload.startswith(PREFIX):
        await open_member_link(work, desk, actor, payload)
        return
    if payload == "car":
        await show_car(work, desk, await somebody(work, desk, actor), payload)
        return
    if payload == "box" and await asks_again(work, desk, actor):
        return
    if payload.startswith("d_") and await open_link(work, desk, actor, payload[2:]):
        return
    staff = oversees(actor.held)
    key = "start.staff" if staff else "start.villager" if actor.known else "start.stranger"
    about = f"start:{actor.chat.id}:{actor.origin.update_id}"
    await tell_chat(work, desk, actor.chat.id, Message(key, about, {}, Lane.REPLY, Owed.LOOSE))


async def admin_link(work: Work, desk: Desk) -> str | None:
    """A one-time payload for the first admin; None when there is one already."""
    if await records.is_anybody(work, "admin"):
        return None
    token = f"admin_{desk.ids.secret()}"
    expires = desk.now() + ADMIN_LINK_LIVES
    now = desk.now()
    await records.add_link(work, desk.bot, token, "first_admin", {}, now=now, expires=expires)
    return token


async def _first_admin(work: Work, desk: Desk, actor: Actor, payload: str) -> bool:
    if actor.account is None:
        return False
    root = await somewhere(work)
    if root is None:
        about = f"start:{actor.chat.id}:{actor.origin.update_id}"
        message = Message("start.no_village", about, {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
        return True
    found = await records.use_link(work, desk.bot, payload, actor.account.id, desk.now())
    if found is None:
        about = f"start:{actor.chat.id}:{actor.origin.update_id}"
        message = Message("start.link_over", about, {}, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
        return True
    actor = await somebody(work, desk, actor)
    if actor.person is None:
        return False
    await people.add_role(work, desk.ids.new(), actor.person.id, "admin", root, desk.today())
    about = f"admin:{actor.chat.id}"
    message = Message("start.first_admin", about, {}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)
    return True
