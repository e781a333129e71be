"""A list goes on: cut off, arrived, fetched, paid, on another day, called off, over."""

from __future__ import annotations

from datetime import date

from bot.domain.gatherings import EVENING, OVER
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.pools import Pool, PoolState, Sort, unfetched
from bot.services.desk import Desk
from bot.services.farm.lists_told import redraw, tell_lines, tell_organiser
from bot.services.farm.own_list import answer, end
from bot.services.farm.spoken import Spoken
from bot.store import pools
from bot.store.database import Work
from bot.understanding.gathering_words import says_moved, says_off

ARRIVED = "arrived"


async def close(work: Work, desk: Desk, pool: Pool) -> Outcome:
    """The list closes: the demand goes to who ordered; a need that was counted is over with it."""
    if pool.state is not PoolState.OPEN:
        return Refused("pool.no.closed")
    if pool.sort is Sort.DEMAND:
        await tell_organiser(work, desk, pool, "pool.demand")
        await end(work, desk, pool, PoolState.DONE)
    else:
        await pools.move_pool(work, pool, PoolState.CLOSED, desk.now())
        await tell_organiser(work, desk, pool, "pool.demand")
    await redraw(work, pool.case_id)
    return Done("pool.closed_toast")


async def arrive(work: Work, desk: Desk, pool: Pool) -> Outcome:
    """The goods are here: everybody with a line hears that theirs is."""
    if pool.state not in (PoolState.OPEN, PoolState.CLOSED):
        return Refused("pool.no.not_now")
    await pools.move_pool(work, pool, PoolState.ARRIVED, desk.now())
    await pools.mark(work, pool.case_id, ARRIVED, desk.now())
    await tell_lines(work, desk, pool, "pool.arrived")
    await redraw(work, pool.case_id)
    return Done("pool.arrived_toast")


async def fetched(work: Work, desk: Desk, pool: Pool, holder: str) -> Outcome:
    """A line was fetched: by the household's or organiser's word; the last one ends the list."""
    if not await pools.fetch(work, pool.case_id, holder, desk.now()):
        return Refused("pool.no.fetched")
    await redraw(work, pool.case_id)
    if not unfetched(await pools.lines_of(work, pool.case_id)):
        await end(work, desk, pool, PoolState.DONE)
        await tell_organiser(work, desk, pool, "pool.all_fetched")
    return Done("pool.fetched_toast")


async def paid(work: Work, desk: Desk, pool: Pool, holder: str) -> Outcome:
    """Yes, and no sum: it stands on the organiser's list alone."""
    await pools.set_paid(work, pool.case_id, holder, paid=True)
    await redraw(work, pool.case_id)
    return Done("pool.paid_toast")


async def over(work: Work, desk: Desk, pool: Pool) -> Outcome:
    """All was handed out, or the gathering was held: the list is over."""
    if not await end(work, desk, pool, PoolState.DONE):
        return Refused("pool.no.not_now")
    await redraw(work, pool.case_id)
    return Done("pool.over_toast")


async def call_off(work: Work, desk: Desk, pool: Pool) -> Outcome:
    """Everybody with a line hears that it is off."""
    await tell_lines(work, desk, pool, "pool.off")
    if not await end(work, desk, pool, PoolState.CANCELLED):
        return Refused("pool.no.not_now")
    await redraw(work, pool.case_id)
    return Done("pool.off_toast")


async def move_day(work: Work, desk: Desk, said: Spoken, own: list[Pool], day: date | None) -> bool:
    """Another day, or off altogether, by the host: each helper hears it at once."""
    if len(own) != 1:
        return False
    pool = own[0]
    if says_off(said.text):
        outcome = await call_off(work, desk, pool)
        key = outcome.reason if isinstance(outcome, Refused) else outcome.said or ""
        await answer(work, desk, said.context, "said.plain", {"key": key})
        return True
    if not says_moved(said.text) or day is None:
        return False
    await pools.set_day(work, pool.case_id, day, desk.now())
    for what in (EVENING, OVER):
        await pools.unmark(work, pool.case_id, what)
    await redraw(work, pool.case_id)
    await tell_lines(work, desk, pool, "pool.moved", once=day.isoformat())
    await answer(work, desk, said.context, "pool.moved_own", {"pool": pool.case_id})
    return True
