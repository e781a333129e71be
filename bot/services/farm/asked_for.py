"""/pool: the lists somebody opened, with the demand; else those that are open to them."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.pools import Sort
from bot.services.calls import Call
from bot.services.farm.reach import lists_for
from bot.store import pools

BACK = timedelta(days=60)
MOST = 5


async def show_lists(call: Call) -> None:
    """Never in a group: names and amounts stand in it."""
    person = call.actor.person
    if person is None:
        await call.say("pool.none")
        return
    own = await pools.pools_of(call.work, person.id, call.desk.now() - BACK)
    for pool in own[:MOST]:
        await call.say("pool.demand", {"pool": pool.case_id})
    if own:
        return
    found = await lists_for(call.work, person, *Sort)
    for pool in found[:MOST]:
        await call.say("pool.open_to_you", {"pool": pool.case_id})
    if not found:
        await call.say("pool.none")
