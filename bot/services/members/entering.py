"""One line about one person, with year and door: read back, and what is missing asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.members import Entry
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Household, Person, Unit
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.members.guests import join
from bot.services.roles import covering, holders_at
from bot.services.telling import Message, tell_chat, tell_person
from bot.services.views.names import text_of
from bot.store import accounts, member_drafts, members, people, places
from bot.store.database import Work
from bot.store.member_drafts import Draft
from bot.understanding.member_words import read_entry, read_fields

PATIENCE, LYING = timedelta(hours=2), timedelta(days=3)
UNKNOWN = "unknown"


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A new line, or what was asked about the last one; in private, never from a group."""
    heard, account = context.heard, context.actor.account
    if not heard.origin.private or account is None or decision.card or decision.death:
        return False
    entry = read_entry(heard.text, desk.today())
    if entry is not None:
        await begin_with(work, desk, context.actor, entry, heard.message_id)
        return True
    waiting = await member_drafts.waiting(work, account.id, desk.now() - PATIENCE)
    if waiting is None or decision.opens or decision.watch:
        return False
    more = _answered(desk, waiting, heard.text)
    if more is None:
        return False
    draft = replace_entry(waiting, more.over(waiting.entry))
    await _go_on(work, desk, context.actor, draft, heard.message_id)
    return True


async def begin_with(work: Work, desk: Desk, actor: Actor, entry: Entry, message_id: int) -> None:
    """A new line; one that nobody finished is not left lying."""
    assert actor.account is not None
    await member_drafts.drop_before(work, desk.now() - LYING)
    draft = Draft(desk.ids.new(), actor.account.id, "asking", None, entry)
    await _go_on(work, desk, actor, draft, message_id)


def replace_entry(draft: Draft, entry: Entry) -> Draft:
    return draft._replace(entry=entry)


def _answered(desk: Desk, draft: Draft, text: str) -> Entry | None:
    """What the words add; None where they say nothing that was asked."""
    if len(text) > 60:
        return None
    more = read_fields(text, desk.today(), named=draft.asks in ("name", None))
    said = {"name": more.name, "door": more.door, "born": more.born}
    if draft.state == "asking":
        return more if said.get(draft.asks or "") else None
    any_field = any((more.name, more.born, more.door, more.phone, more.illness, more.sex))
    return more if any_field or more.alone else None


async def _go_on(work: Work, desk: Desk, actor: Actor, draft: Draft, message_id: int) -> None:
    """The first thing that is missing is asked; nothing is missing: it is read back."""
    entry = draft.entry
    missing = next((n for n in ("name", "door", "born") if getattr(entry, n) is None), None)
    state = "asking" if missing else "shown"
    draft = draft._replace(state=state, asks=missing)
    await member_drafts.put(work, draft, desk.now())
    key = f"members.entry_ask.{missing}" if missing else "members.entry"
    await _say(work, desk, actor, key, draft, str(message_id))


async def _say(work: Work, desk: Desk, actor: Actor, key: str, draft: Draft, occasion: str) -> None:
    about = f"entry:{draft.id}:{occasion}"
    message = Message(key, about, {"draft": draft.id}, Lane.REPLY, Owed.OWED)
    await tell_chat(work, desk, actor.chat.id, message)


async def on_entry(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Right, change it, or drop it; and not known, to the question of the year."""
    draft = await member_drafts.find(work, pressed.subject)
    if draft is None or actor.account is None:
        return Refused("phone.done_already")
    if draft.state == "offered":
        return await _decided(work, desk, actor, draft, pressed.choice == "yes")
    if draft.account_id != actor.account.id:
        return Refused("claim.refused.not_for_you")
    if pressed.choice == "no":
        await member_drafts.drop(work, draft.id)
        return Done("members.entry_dropped")
    if pressed.choice == UNKNOWN:
        entry = replace(draft.entry, born="")
        await _go_on(work, desk, actor, draft._replace(entry=entry), actor.origin.update_id)
        return Done()
    if pressed.choice == "change":
        await member_drafts.put(work, draft._replace(state="changing", asks=None), desk.now())
        return Done("members.entry_change")
    return await _agreed(work, desk, actor, draft)


async def _agreed(work: Work, desk: Desk, actor: Actor, draft: Draft) -> Outcome:
    """Who looks after the place writes it down; of anybody else the liaison is asked."""
    unit = await hamlet_of(work, draft.entry)
    if unit is None:
        await _go_on(work, desk, actor, _without_door(draft), actor.origin.update_id)
        return Refused("members.entry_where")
    held = await covering(work, desk, actor.person.id, unit.id) if actor.person else ()
    if wears(held, "liaison", "cadre"):
        return await _write(work, desk, actor, draft, unit, "liaison")
    await member_drafts.put(work, draft._replace(state="offered"), desk.now())
    for liaison in await holders_at(work, desk, unit.id, "liaison"):
        about = f"entry:{draft.id}:offered"
        message = Message(
            "members.entry_offered", about, {"draft": draft.id}, Lane.CASE, Owed.OWED, silent=True
        )
        await tell_person(work, desk, liaison, message)
    return Done("members.entry_passed_on")


def _without_door(draft: Draft) -> Draft:
    return replace_entry(draft, replace(draft.entry, door=None, hamlet=None))


async def _decided(work: Work, desk: Desk, actor: Actor, draft: Draft, yes: bool) -> Outcome:
    """The liaison about what somebody put in themselves, or said of a neighbour."""
    unit = await hamlet_of(work, draft.entry)
    liaisons = await holders_at(work, desk, unit.id, "liaison") if unit else ()
    if unit is None or actor.person is None or actor.person.id not in liaisons:
        return Refused("claim.refused.not_for_you")
    if not yes:
        await member_drafts.drop(work, draft.id)
        return Done("members.entry_dropped")
    spoken = await accounts.people_of_account(work, draft.account_id)
    known = any(not person.guest for person, _ in spoken)
    return await _write(work, desk, actor, draft, unit, "tip" if known else "self")


async def _write(
    work: Work, desk: Desk, actor: Actor, draft: Draft, unit: Unit, source: str
) -> Outcome:
    """New, or known already under this door or with this year: then it is brought up to date."""
    if not await member_drafts.drop(work, draft.id):
        return Refused("phone.done_already")
    by = actor.person.id if actor.person else None
    person, known = await keep_one(work, desk, by, draft.entry, unit, source)
    if source == "self":
        spoken = await accounts.people_of_account(work, draft.account_id)
        for guest in (one for one, _ in spoken if one.guest):
            await join(work, desk, guest, person)
        if not spoken:
            await accounts.link_account(work, draft.account_id, person.id, True)
    done = "members.entry_updated" if known else "members.entry_done"
    return Done(done, (("who", person.id),))


async def keep_one(
    work: Work, desk: Desk, by: str | None, entry: Entry, unit: Unit, source: str
) -> tuple[Person, bool]:
    """Who was said, written down; and whether the register knew them."""
    house = await _house(work, desk, unit, entry)
    same = await same_person(work, unit, entry, house)
    person = Person(
        id=same.id if same else desk.ids.new(),
        unit_id=unit.id,
        name=entry.name or "",
        household_id=house.id,
        born=entry.born or None,
        sex=entry.sex,
        phone=entry.phone,
        lives_alone=entry.alone or bool(same and same.lives_alone),
        illness=entry.illness,
    )
    if same is not None:
        await members.update_person(work, person)
    else:
        await people.add_person(work, person, now=desk.now())
    await members.add_source(work, person.id, source, by, desk.now())
    return person, same is not None


async def _house(work: Work, desk: Desk, unit: Unit, entry: Entry) -> Household:
    door = entry.door or ""
    found = await members.household_at(work, door, (unit.id,))
    if found is not None:
        return found
    name = text_of(desk, "members.house_name", {"name": entry.name or ""})
    house = Household(desk.ids.new(), unit.id, name, door)
    await places.add_household(work, house)
    return house


async def hamlet_of(work: Work, entry: Entry) -> Unit | None:
    """The hamlet that stands in the door."""
    unit = await places.unit_by_name(work, entry.hamlet) if entry.hamlet else None
    return unit if unit is not None and unit.level == "hamlet" else None


async def same_person(
    work: Work, unit: Unit, entry: Entry, house: Household | None
) -> Person | None:
    """Of this name behind this door, or of this name and year in the hamlet."""
    found = await people.people_named(work, entry.name or "", (unit.id,))
    named = [p for p in found if p.name == entry.name and not p.guest]
    for person in named:
        here = house is not None and person.household_id == house.id
        year = bool(entry.born and person.born and entry.born[:4] == person.born[:4])
        if here or year:
            return person
    return None
