"""Cars, teams and skills of a village folder, as rows to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.content.village_helpers import VillageHelpers, VillageSkill, VillageTeam, VillageVehicle
from bot.services.village_step import Load, Step
from bot.store import drivers, skills, teams
from bot.store.work import Work


def helper_steps(helpers: VillageHelpers, load: Load) -> Iterator[Step]:
    """Loaded again, everything is there already."""
    for one in helpers.vehicles:
        yield Step("vehicles", partial(_add_vehicle, one=one, load=load))
    for team in helpers.teams:
        yield Step("teams", partial(_add_team, one=team, load=load))
    for skill in helpers.skills:
        yield Step("skills", partial(_add_skill, one=skill, load=load))


async def _add_vehicle(work: Work, one: VillageVehicle, load: Load) -> bool:
    if not await drivers.add_vehicle(work, one.car, load.now):
        return False
    if one.opens is not None:
        await drivers.add_hours(work, one.car.owner_id, one.opens, load.now)
    return True


async def _add_team(work: Work, one: VillageTeam, load: Load) -> bool:
    if not await teams.add_team(work, replace(one.team, since=load.day)):
        return False
    for member in one.members:
        await teams.add_member(work, one.team.id, member, load.now)
    until = load.day + timedelta(days=one.days) if one.days is not None else None
    for place in one.helps:
        await teams.place(work, replace(place, since=load.day, until=until))
    return True


async def _add_skill(work: Work, one: VillageSkill, load: Load) -> bool:
    new = await skills.add_skill(work, one.person_id, one.code, load.now)
    if new and one.verified_by is not None:
        await skills.verify(work, one.person_id, one.code, one.verified_by, load.now)
    return new
