"""One tap how they are; who is not well is cared for as anybody, and the old ones are seen."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.returnees import Health, Returnee, State
from bot.services import dialogs
from bot.services.actors import Actor
from bot.services.checkins.unwell import complained, told_ill
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.returnees.answered import note
from bot.services.returnees.steps import theirs
from bot.services.said_before import find_illness
from bot.store import people, returnees
from bot.store.database import Work


async def on_well(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """All well, or unwell."""
    one = await returnees.find(work, pressed.subject)
    if one is None or actor.person is None or not theirs(one, actor.person.id):
        return Refused("press.unknown")
    if one.state is not State.HOME:
        return Done("returnees.already")
    unwell = pressed.choice == Health.UNWELL.value
    await note(work, desk, one, actor.person.id, unwell=unwell)
    if not unwell:
        return Done("returnees.fine")
    await _care(work, desk, actor, one)
    return Done("returnees.unwell")


async def _care(work: Work, desk: Desk, actor: Actor, one: Returnee) -> None:
    """As of anybody; whom no register knows is asked about in words."""
    person = await people.find_person(work, one.person_id) if one.person_id else None
    if person is None or actor.person is None:
        await dialogs.begin(work, desk, actor, "symptom")
    elif await find_illness(work, desk, person.unit_id, person.id) is not None:
        return
    elif person.id == actor.person.id:
        await complained(work, desk, person)
    else:
        await told_ill(work, desk, person, actor.person.id, actor.chat.id)
