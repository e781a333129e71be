"""Becoming a driver: what it asks, one tap that agrees, and a word of who knows them."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.roles import covering, holders_at
from bot.services.taking import can_hear
from bot.services.telling import Message, tell_chat, tell_person
from bot.store import drivers, people, places
from bot.store.database import Work

ROLE = "driver"


async def terms(work: Work, desk: Desk, actor: Actor, person: Person) -> None:
    """Free of charge, licence, insurance, no drink, no drowsy medicine: read before agreeing."""
    about = f"drive.terms:{person.id}:{actor.origin.update_id}"
    message = Message("drive.terms", about, {"subject": person.id}, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, actor.chat.id, message)


async def on_agree(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes to the rules of helping: who looks after the hamlet is asked, once."""
    person = actor.person
    if person is None or person.id != pressed.subject:
        return Refused("press.unknown")
    if pressed.choice == "no":
        return Done("drive.not_now")
    said = await drivers.helper(work, person.id)
    if said.accepted in ("asked", "yes"):
        return Done("drive.asked_already")
    await drivers.agree_to_drive(work, person.id, person.unit_id, desk.now())
    asked = await _ask(work, desk, person)
    return Done("drive.asked" if asked else "drive.asked_later", (("who", asked),))


async def on_answer(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Yes or no of somebody who looks after the place; the first answer counts."""
    person = await people.find_person(work, pressed.subject)
    if person is None or actor.person is None or pressed.choice not in ("yes", "no"):
        return Refused("press.unknown")
    held = await covering(work, desk, actor.person.id, person.unit_id)
    if not wears(held, "liaison", "cadre", "officer") or actor.person.id == person.id:
        return Refused("drive.refused.not_yours")
    unit = await drivers.accept_driver(work, person.id, pressed.choice, actor.person.id, desk.now())
    if unit is None:
        return Refused("drive.refused.answered")
    if pressed.choice == "yes":
        await _name(work, desk, person)
    key = "drive.welcome" if pressed.choice == "yes" else "drive.declined"
    params = {"who": actor.person.id, "subject": person.id}
    message = Message(key, f"{key}:{person.id}", params, Lane.REPLY, Owed.OWED)
    await tell_person(work, desk, person.id, message)
    return Done("drive.noted")


async def _name(work: Work, desk: Desk, person: Person) -> None:
    """A driver of the hamlet, and of its village."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    units = dict.fromkeys([person.unit_id, *([village.id] if village else [])])
    for unit_id in units:
        await people.add_role(work, desk.ids.new(), person.id, ROLE, unit_id, desk.today())


async def _ask(work: Work, desk: Desk, person: Person) -> str:
    """The liaison, else the village's cadres, else the township; gives who was asked."""
    message = Message(
        "drive.asks",
        f"drive.asks:{person.id}:{desk.today().isoformat()}",
        {"person": person.id, "subject": person.id, "to": person.id, "unit": person.unit_id},
        Lane.CASE,
        Owed.OWED,
    )
    for level, role in (("hamlet", "liaison"), ("village", "cadre"), ("township", "officer")):
        unit = await places.unit_of_level(work, person.unit_id, level)
        found = await holders_at(work, desk, unit.id, role) if unit else ()
        for other in found:
            if other != person.id and await can_hear(work, other):
                await tell_person(work, desk, other, message)
                return other
    return ""
