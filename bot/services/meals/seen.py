"""Who brought a meal has seen somebody: who was seen is not asked again (CONDUCT 29)."""

from __future__ import annotations

from bot.domain.contacts import How
from bot.domain.times import to_text
from bot.services.contacts import note_contact
from bot.services.desk import Desk
from bot.store import sightings
from bot.store.database import Work
from bot.store.sightings import Sighting

MEAL = "meal"


async def note_seen(
    work: Work, desk: Desk, person_id: str, by: str | None, how: str = MEAL
) -> None:
    """Somebody stood before them; never written from silence."""
    now = desk.now()
    await sightings.add_sighting(work, Sighting(person_id, now, how, by))
    met = How.MEAL if how == MEAL else How.SEEN
    await note_contact(work, desk, person_id, met, source=how, ref=to_text(now), by=by)
