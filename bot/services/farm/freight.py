"""Freight: goods out and goods in, matched so that a truck goes full both ways."""

from __future__ import annotations

from bot.domain.acuity import Acuity
from bot.domain.freight import Freight, Way
from bot.domain.intake import Decision
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.pools import Pool, totals
from bot.services.desk import Desk
from bot.services.farm.back_loads import tell_driver_on_the_way
from bot.services.farm.spoken import Spoken
from bot.services.noting import said_of
from bot.services.opening import open_case
from bot.services.views.names import text_of
from bot.services.wanted import Wanted
from bot.store import freights, people, pools
from bot.store.database import Work
from bot.store.timeline import Said
from bot.understanding.farm_words import read_freight
from bot.understanding.filling import filling

# A trouble somebody reports is no load for a neighbour.
HELP = frozenset({"help", "trip"})


async def asks_truck(work: Work, desk: Desk, said: Spoken, decision: Decision) -> bool:
    """A truck asked for, for so much of a crop and to some place."""
    farm = desk.content.farm
    found = read_freight(said.text, farm.crops, farm.inputs)
    if found is None or any(one.kind not in HELP for one in decision.opens):
        return False
    actor, heard = said.context.actor, said.context.heard
    acuity = acuity_of(desk, found.goods)
    slots = {**filling(said.context.reading.meaning, desk.today())}
    slots["items"] = _load(desk, found.goods, found.kilos)
    if found.place:
        slots["destination"] = found.place
    case = await open_case(
        work, desk,
        Wanted(
            kind="help", category="freight", unit_id=said.person.unit_id, acuity=acuity,
            household_id=said.person.household_id, author_id=said.person.id, slots=slots,
            ask=False, origin="private" if heard.origin.private else "group",
            chat_id=actor.chat.id, message_id=heard.message_id,
            said=(said_of(desk, actor, heard),),
        ),
    )  # fmt: skip
    freight = Freight(
        case.id, case.unit_id, Way(found.way), found.goods, found.kilos, found.place,
        said.day, farm.priority_of(found.goods),
    )  # fmt: skip
    await freights.add_freight(work, freight)
    await tell_driver_on_the_way(work, desk, freight)
    return True


def acuity_of(desk: Desk, goods: str) -> Acuity | None:
    """Farm inputs and grain go first in the months in which they cannot wait."""
    farm = desk.content.farm
    busy = desk.today().month in farm.busy_months
    return farm.busy if busy and farm.priority_of(goods) else None


def _load(desk: Desk, goods: str, kilos: int | None) -> str:
    if kilos is None:
        return goods
    return text_of(desk, "freight.load", {"goods": goods, "kilos": kilos})


async def for_list(work: Work, desk: Desk, pool: Pool, said: Said) -> Outcome:
    """One truck for what all ordered; asked for once."""
    if await freights.freight_of_pool(work, pool.case_id) is not None:
        return Refused("pool.no.truck_already")
    lines = await pools.lines_of(work, pool.case_id)
    things = await pools.things_of(work, pool.case_id)
    sums = totals(lines)
    goods = "、".join(f"{t.item}{sums[t.item]}{t.unit}" for t in things if sums.get(t.item))
    organiser = await people.get_person(work, pool.organiser_id)
    first = things[0].item if things else ""
    case = await open_case(
        work, desk,
        Wanted(
            kind="help", category="freight", unit_id=organiser.unit_id, origin="private",
            acuity=acuity_of(desk, first), author_id=organiser.id, said=(said,),
            household_id=organiser.household_id, slots={"items": goods}, ask=False,
        ),
    )  # fmt: skip
    freight = Freight(
        case.id, case.unit_id, Way.IN, goods,
        priority=desk.content.farm.priority_of(first), pool_id=pool.case_id,
    )  # fmt: skip
    await freights.add_freight(work, freight)
    await tell_driver_on_the_way(work, desk, freight)
    return Done("pool.truck_toast")
