"""Where something for the farm is sold: from the directory, where a seller is written down."""

from __future__ import annotations

from bot.domain.facilities import Facility, FacilityKind
from bot.domain.intake import Decision
from bot.services.desk import Desk
from bot.services.farm.own_list import answer
from bot.services.farm.spoken import Spoken
from bot.store import facilities, places
from bot.store.database import Work
from bot.understanding.farm_words import read_seller

MOST = 3


async def where_sold(work: Work, desk: Desk, said: Spoken, _: Decision) -> bool:
    """Where nobody is written down it goes the way of any other question."""
    thing = read_seller(said.text, desk.content.farm.inputs)
    if thing is None:
        return False
    found = await sellers(work, said.person.unit_id)
    if not found:
        return False
    ids = ",".join(place.id for place in found[:MOST])
    await answer(work, desk, said.context, "farm.sellers", {"thing": thing, "places": ids})
    return True


async def sellers(work: Work, unit_id: str) -> tuple[Facility, ...]:
    """Sellers of the place and of those above it."""
    over = [unit.id for unit in await places.ancestors(work, unit_id)]
    village = await places.unit_of_level(work, unit_id, "village")
    below = await places.subtree_ids(work, village.id) if village else ()
    found = await facilities.facilities_of_units(work, dict.fromkeys((*over, *below)))
    return tuple(place for place in found if place.kind is FacilityKind.SUPPLIER)
