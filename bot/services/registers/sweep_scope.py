"""Whose doors are whose in a sweep: a liaison's own hamlet, a cadre's those without a liaison."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.roles import Held, wears
from bot.domain.sweeps import Sweep
from bot.services.desk import Desk
from bot.services.roles import holders_at, roles_held
from bot.store import places, sweeps
from bot.store.database import Work
from bot.store.rests import resting

LEADERS = ("cadre", "officer")


async def hamlets_of(work: Work, sweep: Sweep) -> tuple[str, ...]:
    """The unit of a sweep with all below it."""
    return await places.subtree_ids(work, sweep.unit_id)


async def own_units(work: Work, desk: Desk, person_id: str, sweep: Sweep) -> tuple[str, ...]:
    """Where somebody goes from door to door."""
    held, under = await roles_held(work, desk, person_id), await hamlets_of(work, sweep)
    own = await _below(work, held, ("liaison",), under)
    if own or not wears(held, *LEADERS):
        return own
    led = await _below(work, held, LEADERS, under)
    return tuple([u for u in led if not await liaisons_there(work, desk, u)])


async def liaisons_there(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """Who looks after a hamlet and is not off: their doors go to the cadres meanwhile."""
    held = await holders_at(work, desk, unit_id, "liaison")
    return tuple([p for p in held if await resting(work, p, desk.now()) is None])


async def answerable(work: Work, desk: Desk, person_id: str, sweep: Sweep) -> tuple[str, ...]:
    """Of which doors somebody may say how they were met: a cadre of all of theirs."""
    held, under = await roles_held(work, desk, person_id), await hamlets_of(work, sweep)
    return await _below(work, held, ("liaison", *LEADERS), under)


async def running_for(work: Work, desk: Desk, person_id: str) -> tuple[Sweep, ...]:
    """The sweeps of today in which somebody has doors, the latest first."""
    found = await sweeps.on_day(work, desk.today())
    open_now = [s for s in found if s.ended_at is None]
    return tuple([s for s in open_now if await answerable(work, desk, person_id, s)])


async def _below(
    work: Work, held: tuple[Held, ...], roles: tuple[str, ...], under: Sequence[str]
) -> tuple[str, ...]:
    units: dict[str, None] = {}
    for one in held:
        if wears((one,), *roles):
            units |= dict.fromkeys(await places.subtree_ids(work, one.unit_id))
    return tuple(unit for unit in under if unit in units)
