"""Who is asked for field work: who owns the machine, or knows the work, and is not at rest."""

from __future__ import annotations

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.store import drivers, places, rests, skills, timeline
from bot.store.database import Work
from bot.understanding.farm_words import read_machine, read_work


async def truck_drivers(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Who drives for the place with something to load; where nobody has, all who drive there."""
    found = await drivers.drivers_for(work, case.unit_id, desk.now(), desk.zone)
    able = [d for d in found if not d.off and d.person_id != case.author_id]
    trucks = [d for d in able if d.vehicle is not None and d.vehicle.truck]
    return tuple(d.person_id for d in trucks or able)


async def field_skilled(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """The village's own who can do what was said; the price is between the two."""
    farm = desk.content.farm
    said = " ".join(one.words or "" for one in await timeline.list_said(work, case.id))
    field = read_work(said)
    skill = farm.skill_of(read_machine(said, asked=False)) or farm.skill_of(
        field.what if field else None
    )
    village = await places.unit_of_level(work, case.unit_id, "village")
    if skill is None or village is None:
        return ()
    units = await places.subtree_ids(work, village.id)
    found = await skills.people_with(work, skill, units, verified=False)
    awake = [p for p in found if await rests.resting(work, p, desk.now()) is None]
    return tuple(p for p in awake if p != case.author_id)
