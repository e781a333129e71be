"""How far the sweeps over households came: the figures behind the share that was checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.sweeps import Sweep, Tally, tally
from bot.services.desk import Desk
from bot.store import cards, places, sweeps
from bot.store.database import Work


async def sweep_figures(work: Work, desk: Desk, unit_ids: Sequence[str], day: date) -> Tally:
    """The sweeps that run on that day in these units, summed."""
    total, wanted = Tally(), set(unit_ids)
    for sweep in await sweeps.on_day(work, day):
        units = [u for u in await places.subtree_ids(work, sweep.unit_id) if u in wanted]
        if units:
            total = total.plus(await tally_of(work, sweep, units))
    return total


async def tally_of(work: Work, sweep: Sweep, unit_ids: Sequence[str]) -> Tally:
    """One sweep in these very units."""
    doors = await sweeps.doors(work, sweep.id)
    return tally(await households_of(work, unit_ids), doors)


async def households_of(work: Work, unit_ids: Sequence[str]) -> tuple[str, ...]:
    """Every door behind which somebody lives, unit by unit."""
    lived_in = await cards.people_of_units(work, unit_ids)
    return tuple(dict.fromkeys(p.household_id for p in lived_in if p.household_id))
