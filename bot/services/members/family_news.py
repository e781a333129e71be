"""What the far family may hear is the parent's choice; once a day they hear of a real contact."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial

from bot.domain.contacts import Contact, Found, last_real
from bot.domain.lanes import Lane, Owed
from bot.domain.members import News
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import accounts, contacts, members, outbox, people, places
from bot.store.database import Work

DAY = timedelta(days=1)


async def ask_choice(work: Work, desk: Desk, parent: Person, child: Person, liaison: str) -> None:
    """The parent is asked; for who has no account of their own the liaison asks and taps."""
    if not await members.begin_news(work, parent.id, child.id, desk.now()):
        return
    about = f"news_choice:{parent.id}:{child.id}"
    params = {"pair": f"{parent.id}__{child.id}"}
    own = await accounts.private_chats_of_person(work, parent.id)
    key = "members.news_ask" if own else "members.news_ask_for"
    target = parent.id if own else liaison
    await tell_person(work, desk, target, Message(key, about, params, Lane.CASE, Owed.OWED))


async def on_choice(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Everything, only that all is well, or nothing: by the parent, or by who asked them."""
    parent_id, _, child_id = pressed.subject.partition("__")
    parent = await people.find_person(work, parent_id)
    child = await people.find_person(work, child_id)
    if parent is None or child is None or actor.person is None:
        return Refused("press.unknown")
    if pressed.choice not in set(News):
        return Refused("press.unknown")
    if not await _may_choose(work, desk, actor, parent):
        return Refused("claim.refused.not_for_you")
    choice = News(pressed.choice)
    await members.put_news(work, parent.id, child.id, choice, actor.person.id, desk.now())
    return Done(f"members.news_set.{choice.value}")


async def _may_choose(work: Work, desk: Desk, actor: Actor, parent: Person) -> bool:
    """Never the child itself."""
    if parent.id in {person.id for person in actor.persons}:
        return True
    hamlet = await places.unit_of_level(work, parent.unit_id, "hamlet")
    liaisons = await holders_at(work, desk, hamlet.id, "liaison") if hamlet else ()
    return actor.person is not None and actor.person.id in liaisons


async def show(call: Call) -> None:
    """/family, /family NAME: who of the family may hear what, to be changed by a tap."""
    person = call.actor.person
    named = call.heard.argument.strip()
    if named and person is not None:
        village = await places.unit_of_level(call.work, person.unit_id, "village")
        units = await places.subtree_ids(call.work, village.id) if village else ()
        found = await people.people_named(call.work, named, units)
        person = found[0] if len(found) == 1 else None
    if person is None or not await _may_choose(call.work, call.desk, call.actor, person):
        await call.say("members.family_nobody")
        return
    kin = await people.ties_of(call.work, person.id, "kin")
    own = call.actor.person is not None and person.id == call.actor.person.id
    if not kin:
        theirs = own and await people.ties_to(call.work, person.id, "kin")
        await call.say("members.family_theirs" if theirs else "members.family_none")
    for tie in kin:
        params = {"pair": f"{person.id}__{tie.other_id}"}
        about = f"family:{call.heard.message_id}:{tie.other_id}"
        key = "members.news_ask_own" if own else "members.news_ask_for"
        message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
        await tell_chat(call.work, call.desk, call.actor.chat.id, message)


async def tell_families(desk: Desk) -> int:
    """Once a day, at its hour: what really happened today, else nothing."""
    pairs = await desk.database.read(members.news_wanted)
    if not pairs or desk.now() < _hour(desk):
        return 0
    told = 0
    for pair in pairs:
        told += await desk.database.write(partial(_tell, desk=desk, pair=pair))
    return told


async def next_telling(desk: Desk) -> datetime | None:
    """The hour of today where somebody has not heard yet, else that of tomorrow."""
    pairs = await desk.database.read(members.news_wanted)
    if not pairs:
        return None
    today = _hour(desk)
    return today if desk.now() < today else today + DAY


def _hour(desk: Desk) -> datetime:
    return datetime.combine(desk.today(), desk.content.members.news_at, desk.zone)


async def _tell(work: Work, *, desk: Desk, pair: members.Wanted) -> int:
    contact = await _of_today(work, desk, pair)
    if contact is None:
        return 0
    params = {"contact": contact.id, "person": pair.person_id, "at": contact.at.isoformat()}
    params |= {
        "how": contact.how.value,
        "by": contact.by_id if contact.by_id not in (None, contact.person_id) else "",
    }
    params |= {"found": contact.found.value if contact.found else ""}
    params["choice"] = pair.choice.value if pair.choice else ""
    about = f"news:{pair.person_id}:{pair.other_id}:{desk.today().isoformat()}"
    message = Message(
        "members.news", about, params, Lane.REMINDER, Owed.LOOSE, silent=True, unasked=True
    )
    chats = await accounts.private_chats_of_person(work, pair.other_id)
    fresh = [c for c in chats if await outbox.find_by_about(work, f"{about}@{c.id}") is None]
    return int(bool(fresh) and await tell_person(work, desk, pair.other_id, message))


async def _of_today(work: Work, desk: Desk, pair: members.Wanted) -> Contact | None:
    """The last real one; who hears only of well-being hears nothing else, and is never lulled."""
    first = datetime.combine(desk.today(), time(), desk.zone)
    found = await contacts.of_person(work, pair.person_id, first, desk.now() + timedelta(seconds=1))
    last = last_real(found)
    if last is None or last.by_id == pair.other_id:
        return None
    unwell = last.found in (Found.UNWELL, Found.CALL_BACK)
    return None if unwell and pair.choice is News.SAFE else last
