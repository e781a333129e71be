"""What may go the other way on the same trip: told to who drives, once."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.freight import Freight, back_load
from bot.domain.lanes import Lane, Owed
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.telling import Message, tell_person
from bot.store import cases, freights, places
from bot.store.database import Work


async def follow_freight(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Who took a load hears what may go the other way on the same trip."""
    taken = after.claimed_by is not None and after.claimed_by != before.claimed_by
    if after.category != "freight" or not taken:
        return after
    own = await freights.find_freight(work, after.id)
    if own is None or after.claimed_by is None:
        return after
    for other in back_load(own, await _near(work, own, State.OPEN), desk.content.farm.pair_within)[
        :1
    ]:
        await _offer(work, desk, other, after.claimed_by)
    return after


async def tell_driver_on_the_way(work: Work, desk: Desk, freight: Freight) -> None:
    """A truck that goes already hears of the load for its way back."""
    for other in back_load(
        freight, await _near(work, freight, State.CLAIMED), desk.content.farm.pair_within
    )[:1]:
        case = await cases.find_case(work, other.case_id)
        if case is not None and case.claimed_by is not None:
            await _offer(work, desk, freight, case.claimed_by)


async def _near(work: Work, freight: Freight, state: State) -> tuple[Freight, ...]:
    village = await places.unit_of_level(work, freight.unit_id, "village")
    units = await places.subtree_ids(work, village.id) if village else (freight.unit_id,)
    return await freights.freights_in(work, units, state)


async def _offer(work: Work, desk: Desk, other: Freight, driver: str) -> None:
    params = {"freight": other.case_id}
    about = f"freight.back:{other.case_id}:{driver}"
    message = Message("freight.back", about, params, Lane.CASE, Owed.OWED, other.case_id)
    await tell_person(work, desk, driver, message)
