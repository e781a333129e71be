"""After the days: who is well and would help is named a volunteer once somebody knows them."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.meals.hearing import liaisons
from bot.services.roles import covering
from bot.services.telling import Message, tell_person
from bot.store import people, returnees
from bot.store.database import Work

ROLE = "volunteer"


async def on_invited(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Willing to help, or not for now."""
    one = await returnees.find(work, pressed.subject)
    if one is None or actor.person is None or actor.person.id != one.person_id:
        return Refused("press.unknown")
    if pressed.choice != "yes":
        return Done("drive.not_now")
    person = actor.person
    for other in await liaisons(work, desk, one.unit_id):
        if other == person.id:
            continue
        params = {"to": person.id, "subject": person.id}
        message = Message(
            "returnees.helper_asks", f"returnee_helps:{one.id}", params, Lane.CASE, Owed.OWED
        )
        await tell_person(work, desk, other, message)
        break
    return Done("returnees.helps")


async def on_named(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Fine or not suitable, of who looks after the hamlet."""
    person = await people.find_person(work, pressed.subject)
    if person is None or actor.person is None:
        return Refused("press.unknown")
    held = await covering(work, desk, actor.person.id, person.unit_id)
    if not wears(held, "liaison", "cadre") or actor.person.id == person.id:
        return Refused("drive.refused.not_yours")
    if pressed.choice == "yes":
        await _name(work, desk, person)
    return Done("drive.noted")


async def _name(work: Work, desk: Desk, person: Person) -> None:
    await people.add_role(work, desk.ids.new(), person.id, ROLE, person.unit_id, desk.today())
    about = f"returnee_named:{person.id}:{desk.today().isoformat()}"
    message = Message("returnees.helper", about, {}, Lane.REPLY, Owed.LOOSE)
    await tell_person(work, desk, person.id, message)
