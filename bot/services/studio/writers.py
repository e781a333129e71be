"""Who may write for a village, who puts a name to it there, and who releases it."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.people import Unit
from bot.domain.roles import wears
from bot.domain.studio import Draft, Gate
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.store import places
from bot.store.database import Work

WRITES = ("volunteer", "liaison", "doctor", "cadre")
NAMES_IT = ("doctor", "health_officer")


def may_write(actor: Actor) -> bool:
    return actor.person is not None and wears(actor.held, *WRITES)


def is_doctor(actor: Actor) -> bool:
    return wears(actor.held, "doctor")


async def village_of(work: Work, actor: Actor) -> Unit | None:
    """The village of the role somebody writes by, else of their home; else that unit itself."""
    ids = [h.unit_id for h in actor.held if wears((h,), *WRITES)]
    if actor.person is not None:
        ids.append(actor.person.unit_id)
    for id in ids:
        village = await places.unit_of_level(work, id, "village")
        if village is not None:
            return village
    return await places.find_unit(work, ids[0]) if ids else None


async def holders(work: Work, desk: Desk, draft: Draft, gate: Gate) -> tuple[str, ...]:
    """Whose word counts, in the order in which they are asked; those of the village first."""
    if gate is Gate.DOCTOR:
        return await doctors(work, desk, draft.unit_id)
    if gate is Gate.CADRE:
        return await cadres(work, desk, draft.unit_id)
    return ()


async def asked_first(
    work: Work, desk: Desk, draft: Draft, gate: Gate, before: Collection[str]
) -> tuple[str, ...]:
    """Who may be asked now: of doctors only those of the village while one was not asked yet."""
    if gate is Gate.DOCTOR:
        near, above = await tiers_of_doctors(work, desk, draft.unit_id)
        return near if set(near) - set(before) else (*near, *above)
    return await holders(work, desk, draft, gate)


async def doctors(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    """Of the village, then of the township and its clinic."""
    near, above = await tiers_of_doctors(work, desk, unit_id)
    return tuple(dict.fromkeys((*near, *above)))


async def tiers_of_doctors(
    work: Work, desk: Desk, unit_id: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those of the village; those of its township and the clinic there."""
    near = await holders_at(work, desk, unit_id, *NAMES_IT)
    township = await places.unit_of_level(work, unit_id, "township")
    above: list[str] = []
    if township is not None and township.id != unit_id:
        above += await holders_at(work, desk, township.id, *NAMES_IT)
    clinic = await places.departments_of(work, township.id, "clinic") if township else None
    if clinic is not None:
        above += await holders_at(work, desk, clinic.id, *NAMES_IT)
    return near, tuple(above)


async def cadres(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    return await holders_at(work, desk, unit_id, "cadre") or await holders_at(
        work, desk, unit_id, "officer"
    )
