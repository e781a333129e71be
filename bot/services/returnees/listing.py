"""/returnees: who is home and since when, for who looks after the hamlet; a family sees its own."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Person
from bot.domain.returnees import Health, Returnee, day_number
from bot.domain.roles import wears
from bot.services.calls import Call
from bot.services.desk import Desk
from bot.services.roles import roles_held
from bot.services.views.names import name_of
from bot.store import people, places, records, returnees
from bot.store.database import Work

LOOKERS = ("liaison", "cadre", "doctor")


async def command(call: Call) -> None:
    """The look is noted."""
    person = call.actor.person
    if person is None:
        await call.say("help.nobody")
        return
    if wears(call.actor.held, *LOOKERS):
        unit = person.unit_id
        await records.add_look(
            call.work, call.desk.ids.new(), person.id, "returnees", unit, call.desk.now()
        )
    await call.say("returnees.list", {"person": person.id})


async def units_of(work: Work, desk: Desk, person: Person) -> tuple[str, ...]:
    """The units somebody answers for, with all below them."""
    units: dict[str, None] = {}
    for held in await roles_held(work, desk, person.id):
        if wears((held,), *LOOKERS):
            units |= dict.fromkeys(await places.subtree_ids(work, held.unit_id))
    return tuple(units)


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """Names, days and whether they are well; a family sees only what it told itself."""
    person = await people.get_person(work, params["person"])
    units = await units_of(work, desk, person)
    found = await returnees.running(work, units) if units else ()
    own = [o for o in await returnees.around(work, person.id) if o.registered]
    rows = [await _row(work, desk, one) for one in dict.fromkeys((*found, *own))]
    return {"rows": rows, "now": desk.today()}


async def _row(work: Work, desk: Desk, one: Returnee) -> dict[str, Any]:
    answers = await returnees.health_of(work, one.id)
    last = answers.get(desk.today())
    return {
        "name": await who(work, one),
        "origin": one.origin or "",
        "day": max(day_number(one, desk.today()), 0),
        "days": one.days,
        "arrives": one.arrives_on or "",
        "unwell": last is Health.UNWELL,
    }


async def who(work: Work, one: Returnee) -> str:
    """What they are called; of whom no register knows, what the family calls them."""
    if one.person_id:
        return await name_of(work, one.person_id)
    home = await people.household_people(work, one.household_id) if one.household_id else ()
    alive = [p for p in home if p.ended_on is None]
    return f"{alive[0].address}{one.called or ''}" if alive else one.called or ""
