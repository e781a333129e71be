"""A visit in one line: who was seen, what was brought, and what was found there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.contacts import Found, How
from bot.domain.intake import Decision
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.registers import Entry
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.calls import Call
from bot.services.contacts import note_contact
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Heard, Pressed
from bot.services.noting import said_of
from bot.services.registers import found
from bot.services.registers.naming import capacity, named, near
from bot.services.registers.switching import on_at
from bot.services.telling import Message, tell_chat
from bot.store import people, registers, timeline
from bot.store.database import Work
from bot.understanding.register_words import VisitWords, visit_in, visit_rest

CODE = "visits"
LONGEST_NAME = 3  # people in one line


@dataclass(frozen=True, slots=True)
class Told:
    """A line about a visit, and who wrote it."""

    actor: Actor
    by: Person
    heard: Heard
    words: VisitWords


async def visit(call: Call) -> None:
    """/visit with a name and what was brought; alone those of this month, and how it is written."""
    person = call.actor.person
    if person is None or not writes(call.desk, call.actor):
        await call.say("visits.not_for_you")
        return
    words = visit_rest(call.heard.argument) if call.heard.argument.strip() else None
    if words is None:
        await call.say("visits.how", {"person": person.id})
        return
    told = Told(call.actor, person, call.heard, words)
    if not await note(call.work, call.desk, told):
        await call.say("visits.nobody")


async def by_words(work: Work, desk: Desk, context: Context, decision: Decision) -> bool:
    """A household and what was brought, in private, by who may write it; a name has to be known."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or decision.card:
        return False
    words = visit_in(heard.text)
    if words is None or not writes(desk, actor):
        return False
    return await note(work, desk, Told(actor, actor.person, heard, words))


def writes(desk: Desk, actor: Actor) -> bool:
    """Whether any role of theirs writes visits."""
    register = desk.content.registers.get(CODE)
    return register is not None and wears(actor.held, *register.write)


async def note(work: Work, desk: Desk, told: Told) -> bool:
    """Whether somebody was named; each of them has been seen from now on."""
    by_name = await named(work, told.words.head, await near(work, told.by.unit_id))
    if not by_name:
        return False
    several = next((found for found in by_name.values() if len(found) > 1), None)
    if several is not None:
        await _ask_which(work, desk, told, several)
        return True
    seen = [found[0] for found in by_name.values()][:LONGEST_NAME]
    if not await on_at(work, desk, seen[0].unit_id, CODE):
        await _say(work, desk, told, "registers.is_off", {"code": CODE})
        return True
    refs = [await write(work, desk, told, person) for person in seen]
    await _say(work, desk, told, "visits.noted", {"refs": ",".join(refs)})
    if told.words.note:
        said = replace(said_of(desk, told.actor, told.heard), words=told.words.note)
        await found.look_at(work, desk, told.actor, seen[0], said)
    return True


async def write(work: Work, desk: Desk, told: Told, person: Person) -> str:
    """The line of the register and the contact, once; gives what they are kept under."""
    words, now = told.words, desk.now()
    ref = f"{told.actor.chat.id}:{told.heard.message_id}:{person.id}"
    values = {"gift": words.gift, "note": words.note}
    role = await capacity(work, desk, told.by, person.unit_id)
    entry = Entry(
        id=desk.ids.new(),
        code=CODE,
        unit_id=person.unit_id,
        day=desk.today() - timedelta(days=words.days_ago),
        at=now,
        by_id=told.by.id,
        source="visit",
        ref=ref,
        person_id=person.id,
        household_id=person.household_id,
        fields={code: value for code, value in values.items() if value},
    )
    await registers.add(work, entry)
    said = replace(said_of(desk, told.actor, told.heard), words=words.note)
    ill = bool(words.note) and found.is_ill(found.read_of(desk, person, said))
    await note_contact(
        work,
        desk,
        person.id,
        How.VISIT,
        source=CODE,
        ref=ref,
        by=told.by.id,
        role=role,
        found=Found.UNWELL if ill else None,
        at=now - timedelta(days=words.days_ago),
    )
    return ref


async def on_which(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Of several of one name this one was visited."""
    said = await timeline.find_said(work, pressed.subject)
    person = await people.find_person(work, pressed.choice or "")
    if said is None:
        return Refused("phone.done_already")
    if person is None or actor.person is None or not writes(desk, actor):
        return Refused("press.unknown")
    if said.person_id not in {own.id for own in actor.persons}:
        return Refused("board.not_for_you")
    words = visit_in(said.words or "") or visit_rest(said.words or "")
    heard = Heard(actor.origin, pressed.message_id or 0, said.at, text=said.words or "")
    await timeline.drop_unused(work, said.id)
    if words is None:
        return Refused("press.unknown")
    words = replace(words, head=person.name)
    told = Told(actor, actor.person, heard, words)
    ref = await write(work, desk, told, person)
    await _say(work, desk, told, "visits.noted", {"refs": ref})
    if words.note:
        copy = replace(said_of(desk, actor, heard), words=words.note)
        await found.look_at(work, desk, actor, person, copy)
    return Done()


async def _ask_which(work: Work, desk: Desk, told: Told, several: tuple[Person, ...]) -> None:
    text = told.heard.argument or told.heard.text
    said = replace(said_of(desk, told.actor, told.heard), words=text)
    await timeline.add_said(work, None, said)
    params = {"people": ",".join(p.id for p in several[:3]), "subject": said.id}
    await _say(work, desk, told, "visits.which", params)


async def _say(work: Work, desk: Desk, told: Told, key: str, params: dict[str, str]) -> None:
    about = f"{key}:{told.actor.chat.id}:{told.heard.message_id}"
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, told.actor.chat.id, message)
