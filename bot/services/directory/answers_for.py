"""Who may say how a place is reached: its keeper, who picks up, and who looks after where it is."""

from __future__ import annotations

from bot.domain.facilities import Facility
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.store import places
from bot.store.database import Work

LEADS = ("cadre", "officer", "admin")


async def answers_for(work: Work, desk: Desk, actor: Actor, place: Facility) -> bool:
    """In a village only its own; a hospital of the county is known to all who look after a unit."""
    if actor.person is None:
        return False
    if actor.person.id in (place.keeper_id, place.answers_id):
        return True
    if await places.unit_of_level(work, place.unit_id, "village") is None:
        return wears(actor.held, *LEADS)
    return wears(await covering(work, desk, actor.person.id, place.unit_id), *LEADS)
