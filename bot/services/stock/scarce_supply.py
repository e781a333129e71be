"""What a village has of a thing, and whether somebody in the line is to wait on for others."""

from __future__ import annotations

from bot.domain.holds import Hold
from bot.domain.near_box import is_lent
from bot.domain.people import is_elder
from bot.domain.scarcity import PLACES, ScarceRules, Supply, may_have, place_of
from bot.domain.stock import available
from bot.domain.takers import Whom
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.stock.box_views import of_village
from bot.services.stock.warnings import use_of
from bot.store import people, scarcity, stock
from bot.store.database import Work


async def rules_of(work: Work, desk: Desk, unit_id: str) -> ScarceRules:
    """The numbers of a village."""
    return (await content_for(work, desk, unit_id)).stock.scarcity


async def village_of(work: Work, unit_id: str) -> str:
    """Where scarcity is reckoned: the village, or a unit that is in none itself."""
    village, _ = await of_village(work, unit_id)
    return village or unit_id


def packs_of(desk: Desk, generic: str) -> frozenset[str]:
    """Every pack of a thing, by id."""
    return frozenset(m.id for m in desk.content.stocked.all if m.generic == generic)


async def supply_of(work: Work, desk: Desk, village: str, generic: str) -> Supply:
    """What the boxes of a village have free, and how many days it lasts where that is known."""
    items, today = packs_of(desk, generic), desk.today()
    free, daily = 0, 0.0
    _, own = await of_village(work, village)
    for box in own:
        if box.closed:
            continue
        shelf = [on for on in await stock.shelf(work, box.id) if on.lot.item in items]
        free += available(tuple(shelf), today)
        things = (await use_of(work, desk, box)).things
        daily += sum(
            using.cover.daily
            for (item, _), using in things.items()
            if item in items and using.known(today)
        )
    return Supply(free, free / daily if daily else None)


async def holds_back(work: Work, desk: Desk, hold: Hold) -> bool:
    """Whether somebody in the line has to wait on, though a box has some: it is for others."""
    thing = desk.content.stocked.find(hold.item)
    if thing is None or is_lent(thing):
        return False
    village = await village_of(work, hold.unit_id)
    scarce = await scarcity.open_scarcity(work, village, thing.generic)
    if scarce is None:
        return False
    supply = await supply_of(work, desk, village, thing.generic)
    rules = await rules_of(work, desk, village)
    return not may_have(await _priority(work, desk, hold), supply.free, scarce, rules)


async def _priority(work: Work, desk: Desk, hold: Hold) -> int:
    """Whoever stood in the line before it was scarce has their place by the same facts."""
    if hold.why in PLACES:
        return hold.priority
    person = await people.find_person(work, hold.taker_id) if hold.taker_id else None
    elder = person is not None and is_elder(person, desk.today())
    whom = Whom(hold.whom) if hold.whom else None
    return PLACES[place_of(person, whom, elder=elder, had=False)]
