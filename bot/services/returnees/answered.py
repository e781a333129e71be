"""How who came home is on a day, by a tap or in words of their own; the old ones are seen."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.contacts import Found, How
from bot.domain.returnees import Health, Returnee, State
from bot.services.contacts import note_contact
from bot.services.desk import Desk
from bot.services.returnees.parents import tell_guardians
from bot.services.stock.asked import Asking
from bot.store import returnees
from bot.store.database import Work


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


async def told_otherwise(work: Work, desk: Desk, asking: Asking) -> Case | None:
    """Whoever came home and says in words that they are ill: noted; it goes on its way."""
    if asking.opens.kind != "symptom" or asking.person is None:
        return None
    for one in await returnees.around(work, asking.person.id):
        if one.state is State.HOME and one.person_id == asking.person.id:
            by = asking.proxy_id or asking.author_id or asking.person.id
            await note(work, desk, one, by, unwell=True)
    return None
