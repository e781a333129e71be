"""Who is asked whether somebody died, and who may answer: never anybody of that house."""

from __future__ import annotations

from bot.domain.members import DeathReport
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.store import accounts, people, places
from bot.store.database import Work

MOST = 3


async def asked_first(work: Work, desk: Desk, report: DeathReport) -> tuple[str, ...]:
    """The liaison of the hamlet, else who answers for the village."""
    liaisons = await _outside(work, report, await holders_at(work, desk, report.unit_id, "liaison"))
    return liaisons or (await cadres(work, desk, report))[:MOST]


async def asked_second(work: Work, desk: Desk, report: DeathReport) -> tuple[str, ...]:
    """Who else knows them: guardians, the doctor, who answers for the village."""
    ties = await people.ties_of(work, report.person_id or "", "guardian")
    found = [tie.other_id for tie in ties]
    village = await places.unit_of_level(work, report.unit_id, "village")
    if village is not None:
        found += await holders_at(work, desk, village.id, "doctor")
    found += await cadres(work, desk, report)
    others = [one for one in dict.fromkeys(found) if one != report.first_by]
    reached = [one for one in others if await accounts.private_chats_of_person(work, one)]
    return (await _outside(work, report, tuple(reached)))[:MOST]


async def cadres(work: Work, desk: Desk, report: DeathReport) -> tuple[str, ...]:
    village = await places.unit_of_level(work, report.unit_id, "village")
    found = await holders_at(work, desk, village.id, "cadre") if village else ()
    return await _outside(work, report, found)


async def may_answer(work: Work, desk: Desk, report: DeathReport, person_id: str) -> bool:
    """The liaison, the doctor and the cadres of the place, and a guardian."""
    village = await places.unit_of_level(work, report.unit_id, "village")
    found = list(await holders_at(work, desk, report.unit_id, "liaison"))
    if village is not None:
        found += await holders_at(work, desk, village.id, "cadre", "doctor")
    ties = await people.ties_of(work, report.person_id, "guardian") if report.person_id else ()
    found += [tie.other_id for tie in ties]
    return person_id in await _outside(work, report, tuple(found))


async def _outside(work: Work, report: DeathReport, found: tuple[str, ...]) -> tuple[str, ...]:
    """Without who lives in that house, and without who is spoken of."""
    house = set()
    if report.household_id:
        house = {p.id for p in await people.household_people(work, report.household_id)}
    return tuple(dict.fromkeys(p for p in found if p not in house and p != report.person_id))
