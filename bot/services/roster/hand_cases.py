"""Open cases go with the rest of somebody's work; what the other may not hold is free again."""

from __future__ import annotations

from bot.domain import claims
from bot.domain.case import Case
from bot.domain.outcome import Refused
from bot.services.claiming.gates import FULL
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.handing_on import hand_on, is_a_side
from bot.services.tasks.gates import why_not
from bot.store import cases, roster
from bot.store.database import Work
from bot.store.roster import Handover

FREED = "cannot"


async def give_cases(work: Work, desk: Desk, made: Handover, by: str | None) -> tuple[str, ...]:
    """The ids of those that went; whoever is waiting for an answer hears whose it is now."""
    gave = []
    for case in await cases.list_held(work, made.from_id):
        if case.climbing and await _give(work, desk, made, case, by):
            gave.append(case.id)
    await roster.add_items(work, made.id, "case", gave)
    return tuple(gave)


async def give_back_cases(
    work: Work, desk: Desk, made: Handover, ids: tuple[str, ...], by: str | None
) -> None:
    """What is still open and still with who got it."""
    for id in ids:
        case = await cases.find_case(work, id)
        if case is None or not case.climbing or case.claimed_by != made.to_id:
            continue
        await hand_on(work, desk, case, by or made.to_id, made.from_id, has_card=True)


async def _give(work: Work, desk: Desk, made: Handover, case: Case, by: str | None) -> bool:
    """How much somebody holds already is no reason here, being a side of it is: it was ordered."""
    refused = await why_not(work, desk, case, made.to_id)
    barred = refused is not None and refused.reason not in FULL
    if barred or await is_a_side(work, case, made.to_id):
        freed = claims.release(case, made.from_id, FREED, desk.quiet(), desk.now())
        if not isinstance(freed, Refused):
            await settle(work, desk, case, freed, by=by)
        return False
    return await hand_on(work, desk, case, by or made.from_id, made.to_id, has_card=True)
