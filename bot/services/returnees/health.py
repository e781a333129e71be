"""One tap how they are; who is not well is cared for as anybody, and the old ones are seen."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.contacts import Found, How
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.returnees import Health, Returnee, State
from bot.services import dialogs
from bot.services.actors import Actor
from bot.services.checkins.unwell import complained, told_ill
from bot.services.contacts import note_contact
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.returnees.parents import tell_guardians
from bot.services.returnees.steps import theirs
from bot.services.said_before import find_illness
from bot.services.stock.asked import Asking
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


async def note(work: Work, desk: Desk, one: Returnee, by: str, *, unwell: bool) -> None:
    """The day's answer, and a contact with who came home; the guardians of the old ones hear."""
    answer = Health.UNWELL if unwell else Health.FINE
    await returnees.put_health(work, one.id, desk.today(), answer, by, desk.now())
    if one.person_id is not None:
        await note_contact(
            work,
            desk,
            one.person_id,
            How.TAP if by == one.person_id else How.FAMILY,
            source="returnee",
            ref=f"{one.id}:{desk.today().isoformat()}",
            by=by,
            found=Found.UNWELL if unwell else Found.FINE,
        )
    if unwell:
        await tell_guardians(work, desk, one)


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


async def told_otherwise(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """Whoever came home and says in words that they are ill: noted; it goes on its way."""
    if asking.opens.kind != "symptom" or asking.person is None:
        return None
    for one in await returnees.around(work, asking.person.id):
        if one.state is State.HOME and one.person_id == asking.person.id:
            by = asking.proxy_id or asking.author_id or asking.person.id
            await note(work, desk, one, by, unwell=True)
    return None
