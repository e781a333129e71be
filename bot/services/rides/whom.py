"""Who is asked for a ride: those who fit and are awake, the duty driver, the transfer desk."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.drivers import Driver
from bot.domain.matching import Around, rank_drivers
from bot.domain.quiet import is_night
from bot.domain.rides import Need
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.store import accounts, asks, drivers, places, rides, rota
from bot.store.database import Work

ALL_AT_ONCE = "ride_all"


async def drivers_that_fit(
    work: Work, desk: Desk, need: Need, *, anybody: bool = False
) -> tuple[Driver, ...]:
    """Best first; those who sleep only where `anybody` is to be woken."""
    now, quiet = desk.now(), desk.quiet()
    around = Around(
        now=now,
        hours=quiet,
        rules=desk.content.rides,
        quiet=is_night(now, quiet) and not anybody,
        above={need.unit_id: tuple(u.id for u in await places.ancestors(work, need.unit_id))},
    )
    departs = need.departs(now)
    known = await drivers.drivers_for(work, need.unit_id, now, desk.zone, at=departs)
    return rank_drivers(need, known, around)


async def near(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The first wave: few, the nearest, whose turn it is; nobody twice for one ride."""
    return (await _free(work, desk, case))[: desk.content.rides.first_wave]


async def everyone(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """All who fit and have not said no to it."""
    return await _free(work, desk, case)


async def _free(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    need = await rides.find_need(work, case.id)
    if need is None:
        return ()
    anybody = case.plan == ALL_AT_ONCE
    fit = await drivers_that_fit(work, desk, need, anybody=anybody)
    said = {one.person_id for one in await asks.asked_for(work, case.id) if one.answer == "no"}
    mine = {case.author_id, case.subject_id}
    found = []
    for driver in fit:
        able = driver.person_id not in said | mine
        if able and await accounts.private_chats_of_person(work, driver.person_id):
            found.append(driver.person_id)
    return tuple(found)


async def duty_driver(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Who has the car duty of the village now; where nobody has, or said no, the village's duty."""
    on = await _on(work, desk, case, "village", "duty_driver")
    said = {one.person_id for one in await asks.asked_for(work, case.id) if one.answer == "no"}
    free = tuple(person for person in on if person not in said)
    return free or await _on(work, desk, case, "village", "duty_village")


async def transfer_desk(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Who takes the ill that are no emergency: on that duty, else on the township's duty."""
    return await _on(work, desk, case, "township", "duty_transfer") or await _on(
        work, desk, case, "township", "duty_township"
    )


async def _on(work: Work, desk: Desk, case: Case, level: str, role: str) -> tuple[str, ...]:
    unit = await places.unit_of_level(work, case.unit_id, level)
    if unit is None:
        return ()
    on = await rota.on_duty(work, unit.id, role, desk.now())
    if on or (not role.startswith("duty_v") and not role.endswith("_township")):
        return on
    return await holders_at(work, desk, unit.id, "cadre", "officer")
