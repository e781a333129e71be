"""What time does here: (what is due, when something is due next), run by a tick."""

from __future__ import annotations

from datetime import datetime

from bot.domain.gatherings import CUT_OFF, EVENING, FETCH, OVER, UNFETCHED, next_steps, still_worth
from bot.domain.pools import Pool, doors, unfetched
from bot.domain.quiet import waking_after
from bot.services.desk import Desk
from bot.services.farm.lists_told import tell_holder, tell_organiser
from bot.services.farm.moving import ARRIVED, close, over
from bot.services.tasks.hooks import Step
from bot.store import pools
from bot.store.database import Work

AWAKE = frozenset({FETCH, UNFETCHED, EVENING})  # these are said to people who are up


async def look_after(desk: Desk) -> int:
    """One step of one list a write."""
    now = desk.now()
    due = [(id, what) for id, what, at in await desk.database.read(_coming(desk)) if at <= now]
    for case_id, what in due:
        await desk.database.write(
            lambda work, id=case_id, step=what: _do(work, desk, id, step)  # type: ignore[misc]
        )
    return len(due)


async def next_due(desk: Desk) -> datetime | None:
    """The next step of any list."""
    return min((at for _, _, at in await desk.database.read(_coming(desk))), default=None)


def _coming(desk: Desk):  # type: ignore[no-untyped-def]
    async def read(work: Work) -> list[tuple[str, str, datetime]]:
        found = []
        for pool in await pools.live_pools(work):
            marks = await pools.marks_of(work, pool.case_id)
            arrived = marks.get((ARRIVED, ""))
            for what, at in next_steps(pool, desk.content.farm.lists, desk.zone, arrived):
                if (what, "") not in marks:
                    found.append((pool.case_id, what, _awake(desk, what, at)))
        return found

    return read


def _awake(desk: Desk, what: str, at: datetime) -> datetime:
    return waking_after(at, at - at, desk.quiet()) if what in AWAKE else at


async def _do(work: Work, desk: Desk, case_id: str, what: str) -> None:
    """As it stands now: another may have been faster."""
    pool = await pools.find_pool(work, case_id)
    if pool is None or not pool.live:
        return
    if not await pools.mark(work, case_id, what, desk.now()):
        return
    if not still_worth(pool, what, desk.now(), desk.zone):
        return
    if what == CUT_OFF:
        await close(work, desk, pool)
    elif what == OVER:
        await over(work, desk, pool)
    elif what == UNFETCHED:
        await _tell_unfetched(work, desk, pool)
    else:
        await _remind(work, desk, pool, what)


async def _remind(work: Work, desk: Desk, pool: Pool, what: str) -> None:
    """Each helper the evening before, each household that has not come, once."""
    lines = await pools.lines_of(work, pool.case_id)
    if what == EVENING:
        for holder in doors(lines):
            await tell_holder(work, desk, pool, holder, "pool.evening", str(pool.on_day))
        await tell_organiser(work, desk, pool, "pool.who_comes", str(pool.on_day))
        return
    for holder in dict.fromkeys(line.holder for line in unfetched(lines)):
        await tell_holder(work, desk, pool, holder, "pool.fetch")


async def _tell_unfetched(work: Work, desk: Desk, pool: Pool) -> None:
    if unfetched(await pools.lines_of(work, pool.case_id)):
        await tell_organiser(work, desk, pool, "pool.unfetched")


STEPS: tuple[Step, ...] = ((look_after, next_due),)
