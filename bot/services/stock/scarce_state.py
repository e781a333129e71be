"""Times of scarcity begin, last and end by themselves; keepers hear of it, the queue is served."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.boxes import BoxKind
from bot.domain.lanes import Lane, Owed
from bot.domain.scarcity import Scarcity, Supply, begins, ends, is_above
from bot.services.desk import Desk
from bot.services.stock.box_views import of_village
from bot.services.stock.queue import serve
from bot.services.stock.scarce_supply import packs_of, rules_of, supply_of
from bot.services.telling import Message, tell_person
from bot.store import scarcity
from bot.store.database import Work


async def now_scarce(
    work: Work, desk: Desk, village: str, generic: str, supply: Supply
) -> Scarcity | None:
    """The time of scarcity that is on; one begins where the numbers say so."""
    found = await scarcity.open_scarcity(work, village, generic)
    if found is not None:
        return found
    why = begins(supply, generic, await rules_of(work, desk, village))
    return await begin(work, desk, village, generic, why) if why else None


async def begin(
    work: Work, desk: Desk, village: str, generic: str, why: str, by: str | None = None
) -> Scarcity:
    """From now on; every keeper of the village's boxes hears of it but who ordered it."""
    one = Scarcity(desk.ids.new(), village, generic, desk.now(), why, by)
    await scarcity.put_scarcity(work, one)
    await _tell_keepers(work, desk, one, "scarce.on", by)
    return one


async def end(work: Work, desk: Desk, one: Scarcity, by: str | None = None) -> None:
    """Over; whoever waits is next, in the order of the line."""
    await scarcity.put_scarcity(work, replace(one, until=desk.now()))
    await _tell_keepers(work, desk, one, "scarce.off", by)
    _, own = await of_village(work, one.unit_id)
    for box in own:
        for item in sorted(packs_of(desk, one.generic)):
            await serve(work, desk, item, box.id)


async def _tell_keepers(work: Work, desk: Desk, one: Scarcity, key: str, by: str | None) -> None:
    _, own = await of_village(work, one.unit_id)
    message = Message(
        key, f"{key}:{one.id}", {"scarce": one.id}, Lane.CASE, Owed.LOOSE, silent=True, unasked=True
    )
    kept = [box for box in own if box.kind is not BoxKind.TOOLS]
    for person in dict.fromkeys(keeper for box in kept for keeper in box.keepers):
        if person != by:
            await tell_person(work, desk, person, message)


async def review(desk: Desk) -> int:
    """Step of the upkeep: what has been enough for long enough is scarce no more."""
    changed = await desk.database.read(partial(_changed, desk))
    for id in changed:
        await desk.database.write(partial(_review_one, desk, id))
    return len(changed)


async def next_review(desk: Desk) -> datetime | None:
    """When the next one ends, if nothing changes; at once where something has changed."""
    if await desk.database.read(partial(_changed, desk)):
        return desk.now()
    found = []
    for one in await desk.database.read(scarcity.all_open):
        rules = await desk.database.read(partial(rules_of, desk=desk, unit_id=one.unit_id))
        found.append(ends(one, desk.now(), rules))
    return min((at for at in found if at is not None), default=None)


async def _changed(desk: Desk, work: Work) -> tuple[str, ...]:
    found = []
    for one in await scarcity.all_open(work):
        rules = await rules_of(work, desk, one.unit_id)
        supply = await supply_of(work, desk, one.unit_id, one.generic)
        above, over = is_above(supply, one.generic, rules), ends(one, desk.now(), rules)
        if above is (one.above_since is None) or (over is not None and over <= desk.now()):
            found.append(one.id)
    return tuple(found)


async def _review_one(desk: Desk, id: str, work: Work) -> None:
    """As it stands now: somebody may have taken or brought some since."""
    one = await scarcity.find_scarcity(work, id)
    if one is None or one.until is not None:
        return
    rules = await rules_of(work, desk, one.unit_id)
    supply = await supply_of(work, desk, one.unit_id, one.generic)
    if not is_above(supply, one.generic, rules):
        await scarcity.put_scarcity(work, replace(one, above_since=None))
        return
    lasting = one if one.above_since else replace(one, above_since=desk.now())
    over = ends(lasting, desk.now(), rules)
    if over is not None and over <= desk.now():
        await end(work, desk, lasting)
    else:
        await scarcity.put_scarcity(work, lasting)
