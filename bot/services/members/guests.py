"""A guest of a hamlet is joined to a person by one tap of the liaison, with all that was said."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.quiet import waking
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, cards, members, people, places
from bot.store.database import Work
from bot.understanding.member_words import read_is

SUGGESTED = 2
UNKNOWN = "unknown"


async def ask_guests(desk: Desk) -> int:
    """Some time after the first help, once a guest; never at night."""
    now = desk.now()
    if waking(now, desk.quiet()) > now:
        return 0
    before = now - desk.content.members.guest_after
    found = await desk.database.read(lambda work: members.guests_to_ask(work, before))
    for guest in found:
        await desk.database.write(partial(ask_about, desk=desk, guest_id=guest))
    return len(found)


async def next_guest(desk: Desk) -> datetime | None:
    at = await desk.database.read(members.next_guest)
    return waking(at + desk.content.members.guest_after, desk.quiet()) if at else None


async def ask_about(work: Work, *, desk: Desk, guest_id: str) -> None:
    """The liaison of the hamlet, once."""
    guest = await people.find_person(work, guest_id)
    if guest is None or not await members.ask_about_guest(work, guest_id, desk.now()):
        return
    about = f"guest:{guest_id}"
    for liaison in await _liaisons(work, desk, guest):
        params = {"guest": guest_id}
        message = Message("members.guest_ask", about, params, Lane.CASE, Owed.OWED, silent=True)
        await tell_person(work, desk, liaison, message)


async def _liaisons(work: Work, desk: Desk, guest: Person) -> tuple[str, ...]:
    hamlet = await places.unit_of_level(work, guest.unit_id, "hamlet")
    return await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()


async def suggested(work: Work, guest: Person) -> tuple[Person, ...]:
    """Who of the hamlet has no account and is called most like it."""
    found = await members.without_account(work, guest.unit_id)
    ranked = sorted(found, key=lambda p: -likeness(guest.name, p))
    return tuple(p for p in ranked if likeness(guest.name, p) > 0)[:SUGGESTED]


def likeness(shown: str, person: Person) -> int:
    """How much of a name stands in what somebody calls themselves; the same name counts most."""
    names = [name for name in (person.name, person.called) if name]
    if shown in names:
        return 100
    given = person.name[1:]
    whole = 10 * any(name in shown or shown in name for name in names)
    part = 5 * (len(given) > 0 and given in shown)
    return whole + part + len(set(shown) & set(person.name))


async def on_guest(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Who it is, or that nobody knows them, by the liaison; said once."""
    guest = await people.find_person(work, pressed.subject)
    if guest is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in await _liaisons(work, desk, guest):
        return Refused("claim.refused.not_for_you")
    if pressed.choice == UNKNOWN:
        done = await members.decide_guest(work, guest.id, actor.person.id, None, desk.now())
        return Done("members.guest_left") if done else Refused("phone.done_already")
    person = await people.find_person(work, pressed.choice or "")
    return await _join(work, desk, actor.person, guest, person)


async def _join(
    work: Work, desk: Desk, by: Person, guest: Person, person: Person | None
) -> Outcome:
    if person is None or person.guest or person.ended_why is not None:
        return Refused("press.unknown")
    if not guest.guest or guest.ended_why is not None:
        return Refused("phone.done_already")
    if not await members.decide_guest(work, guest.id, by.id, person.id, desk.now()):
        return Refused("phone.done_already")
    await join(work, desk, guest, person)
    return Done("members.guest_joined")


async def join(work: Work, desk: Desk, guest: Person, person: Person) -> None:
    """Account, matters, words: all of the guest is the person's; the guest is nobody any more."""
    for account in await accounts.accounts_of_person(work, guest.id):
        spoken = await accounts.people_of_account(work, account.id)
        default = any(p.id == guest.id and first for p, first in spoken)
        await accounts.unlink_account(work, account.id, guest.id)
        await accounts.link_account(work, account.id, person.id, default)
    await members.give_to(work, guest.id, person)
    await cards.forget(work, guest.id)
    await people.forget(work, guest.id)
    await people.end_person(work, guest.id, desk.today(), "joined")
    await members.add_source(work, person.id, "self", None, desk.now())


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """Who the account belongs to: where none of the names that were shown was the right one."""
    heard, actor = context.heard, context.actor
    said = read_is(heard.text) if heard.origin.private and not decision.opens else None
    if said is None or actor.person is None:
        return False
    shown, name = said
    for guest_id in await members.guests_asked(work):
        guest = await people.find_person(work, guest_id)
        if guest is None or guest.name != shown:
            continue
        if actor.person.id not in await _liaisons(work, desk, guest):
            continue
        village = await places.unit_of_level(work, guest.unit_id, "village")
        units = await places.subtree_ids(work, village.id if village else guest.unit_id)
        found = await people.people_named(work, name, units)
        named = tuple(p for p in found if not p.guest)
        if len(named) != 1:
            return False
        outcome = await _join(work, desk, actor.person, guest, named[0])
        key = outcome.reason if isinstance(outcome, Refused) else outcome.said
        about = f"guest_is:{actor.chat.id}:{heard.message_id}"
        params = {"key": key or ""}
        message = Message("said.plain", about, params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(work, desk, actor.chat.id, message)
        return True
    return False
