"""A few people carry most of it: a line for the village's cadre, once a week, in counts alone."""

from __future__ import annotations

from datetime import datetime, time

from bot.domain.claim_rules import carried_by_few
from bot.domain.people import Person
from bot.domain.roles import wears
from bot.services.desk import Desk
from bot.services.roles import covering
from bot.services.views.names import text_of
from bot.store import claiming, places, ride_log
from bot.store.database import Work


async def few_carry(work: Work, desk: Desk, person: Person) -> str:
    """Empty for everybody else, where it is spread well, and where the unit is small."""
    village = await places.unit_of_level(work, person.unit_id, "village")
    if village is None or not wears(await covering(work, desk, person.id, village.id), "cadre"):
        return ""
    rules, today = desk.content.claiming.few, desk.today()
    units = await places.subtree_ids(work, village.id)
    if await claiming.count_role_holders(work, units, today) < rules.holders:
        return ""
    since = datetime.combine(today.replace(day=1), time(0), desk.zone)
    few = carried_by_few(await claiming.tasks_carried(work, units, since), rules)
    if few is None:
        return ""
    counts = {"tasks": few.tasks, "theirs": few.theirs, "people": few.people}
    return text_of(desk, "claim.few", counts)


async def is_time_to_say(work: Work, desk: Desk, person: Person) -> bool:
    """Once a week for each who reads it; from then on it was said."""
    if not await few_carry(work, desk, person):
        return False
    year, week, _ = desk.today().isocalendar()
    return await ride_log.mark(work, f"few:{person.id}:{year}-{week}", "said", desk.now())
