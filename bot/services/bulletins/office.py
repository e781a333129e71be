"""Who may announce, and for which place: cadres of a village, officers above it."""

from __future__ import annotations

from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.store import places
from bot.store.database import Work

ROLES = ("cadre", "officer", "health_officer", "area_leader")


def may_announce(actor: Actor) -> bool:
    """By the role that is held today."""
    return any(wears(actor.held, role) for role in ROLES)


async def place_of(work: Work, actor: Actor) -> str:
    """The widest place somebody announces for; a department speaks for what it belongs to."""
    assert actor.person is not None
    found = actor.person.unit_id
    width = -1
    for held in actor.held:
        if not any(wears((held,), role) for role in ROLES):
            continue
        unit = await places.find_unit(work, held.unit_id)
        if unit is not None and unit.level == "department" and unit.parent_id:
            unit = await places.find_unit(work, unit.parent_id)
        if unit is None:
            continue
        below = len(await places.subtree_ids(work, unit.id))
        if below > width:
            found, width = unit.id, below
    return found
