"""Who confirms a village's report, who reads it at the township, who hears of an alarm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.tapcount.counting import is_full
from bot.store import accounts, coverage, people, places, rests, rota
from bot.store.database import Work

DAY = timedelta(days=1)
# Whom it is shown to first; whoever acts as a cadre of the village may confirm it.
IN_TURN = ("secretary", "first_secretary", "committee", "cadre")


async def confirmers(work: Work, desk: Desk, village_id: str) -> tuple[str, ...]:
    """Secretary, first secretary, committee, other cadres: who is there and can be written to."""
    found: list[str] = []
    for role in IN_TURN:
        rows = await people.holders(work, village_id, (role,), desk.today())
        found += [row.person_id for row in rows]
    found += await holders_at(work, desk, village_id, "cadre")
    return await _there(work, desk, found)


async def village_of(work: Work, desk: Desk, actor: Actor) -> str | None:
    """The village somebody acts for as a cadre."""
    for held in actor.held:
        unit = await places.find_unit(work, held.unit_id)
        if wears((held,), "cadre") and unit is not None and unit.level == "village":
            return unit.id
    return None


def confirms(actor: Actor, village_id: str) -> bool:
    """By the rule and not by who was shown it."""
    return any(h.unit_id == village_id and wears((h,), "cadre") for h in actor.held)


def role_of(actor: Actor, village_id: str) -> str | None:
    """As what somebody confirms: their title there."""
    held = [h for h in actor.held if h.unit_id == village_id and wears((h,), "cadre")]
    return held[0].role if held else None


async def summary_readers(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """Who is on duty at a township or county, and its clinic: the reports are for them, too."""
    unit = await places.get_unit(work, unit_id)
    found = await rota.on_duty(work, unit_id, f"duty_{unit.level}", desk.now())
    if not found:
        found = (await holders_at(work, desk, unit_id, "officer"))[:1]
    clinics = await holders_at(work, desk, unit_id, "health_officer")
    return await _there(work, desk, (*found, *clinics))


async def on_duty_at(work: Work, desk: Desk, unit_id: str, level: str) -> tuple[str, ...]:
    """Whoever is on duty for the township or county above a place, at any hour."""
    unit = await places.unit_of_level(work, unit_id, level)
    if unit is None:
        return ()
    found = await rota.on_duty(work, unit.id, f"duty_{level}", desk.now())
    return tuple(found) or await holders_at(work, desk, unit.id, "command", "officer")


async def doctors_of(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """The doctors of the village; who is away has whoever is on duty for them."""
    village = await places.unit_of_level(work, unit_id, "village")
    if village is None:
        return ()
    there = await _there(work, desk, await holders_at(work, desk, village.id, "doctor"))
    return there or tuple(await rota.on_duty(work, village.id, "duty_doctor", desk.now()))


async def with_room(work: Work, desk: Desk, found: Iterable[str]) -> tuple[str, ...]:
    """Those who may be asked for something more today; where nobody may, everybody as they stand.

    What a budget holds back has not been told: it goes to the next (CONDUCT 20).
    """
    everybody = tuple(found)
    free = [person for person in everybody if await _has_room(work, desk, person)]
    return tuple(free) or everybody


async def _has_room(work: Work, desk: Desk, person_id: str) -> bool:
    limits, now = desk.content.budgets, desk.now()
    if await is_full(work, desk, person_id):
        return False
    day = await coverage.unasked_since(work, person_id, now - DAY)
    week = await coverage.unasked_since(work, person_id, now - 7 * DAY)
    return day < limits.person_a_day and week < limits.person_a_week


async def _there(work: Work, desk: Desk, found: Iterable[str]) -> tuple[str, ...]:
    """Each once, without who is ill or away, and without who cannot be written to."""
    keep = []
    for person in dict.fromkeys(found):
        resting = await rests.resting(work, person, desk.now())
        if resting is None and await accounts.private_chats_of_person(work, person):
            keep.append(person)
    return tuple(keep)
