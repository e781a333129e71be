"""A plan for all that waits at once: whom the village could still ask, and where the gaps are."""

from __future__ import annotations

from bot.domain.drivers import Driver
from bot.domain.matching import Around
from bot.domain.ride_plan import match_all
from bot.domain.rides import Need
from bot.services.desk import Desk
from bot.store import drivers, places, trips
from bot.store.database import Work


async def planned(
    work: Work, desk: Desk, units: tuple[str, ...], needs: tuple[Need, ...]
) -> dict[str, str]:
    """By case who could drive it, all of them together; what is not in it is a gap."""
    timed = [need.leave_from for need in needs if need.leave_from is not None]
    if not timed:
        return {}
    margin = desk.content.rides.drive * 3
    trips_near = await trips.open_trips(work, units, min(timed) - margin, max(timed) + margin)
    around = Around(
        now=desk.now(),
        hours=desk.quiet(),
        rules=desk.content.rides,
        above=await _above(work, units),
    )
    able = await _drivers(work, desk, units)
    return {m.case_id: m.driver_id for m in match_all(needs, trips_near, able, around)}


async def _above(work: Work, units: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found = {}
    for unit in units:
        chain = await places.ancestors(work, unit)
        found[unit] = tuple(one.id for one in chain if one.id != unit)
    return found


async def _drivers(work: Work, desk: Desk, units: tuple[str, ...]) -> tuple[Driver, ...]:
    """Everybody who drives for one of the units, each once with all of theirs."""
    known: dict[str, Driver] = {}
    for unit in units:
        for driver in await drivers.drivers_for(work, unit, desk.now(), desk.zone):
            known.setdefault(driver.person_id, driver)
    return tuple(known.values())
