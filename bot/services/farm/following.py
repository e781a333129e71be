"""What follows here when a case moves, in the same write."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.pools import PoolState
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.farm.back_loads import follow_freight
from bot.services.farm.lists_told import CATEGORIES, tell_lines
from bot.services.tasks.hooks import Follower
from bot.store import pools
from bot.store.database import Work


async def follow_list(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """A list whose case was taken back some other way is off, and its lines hear it."""
    if after.kind != "help" or after.category not in CATEGORIES or before.final or not after.final:
        return after
    pool = await pools.find_pool(work, after.id)
    if pool is None or not pool.live:
        return after
    if after.state is State.CANCELLED:
        await tell_lines(work, desk, pool, "pool.off")
    to = PoolState.DONE if after.state is State.CLOSED else PoolState.CANCELLED
    await pools.move_pool(work, pool, to, desk.now())
    return after


FOLLOWERS: tuple[Follower, ...] = (follow_freight, follow_list)
