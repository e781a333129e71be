"""A matter of a box that is nobody's again: another box is asked, or it waits in line."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.ladder import Climb
from bot.domain.moved import Moved
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.store.database import Work


async def to_the_pool(work: Work, desk: Desk, case: Case, *, again: bool = True) -> Case:
    """Nobody's, without a step up the ladder; `again` where another box is asked from now."""
    free = replace(
        case,
        state=State.OPEN,
        climb=Climb(-1, desk.now()) if again else case.climb,
        claimed_by=None,
        claimed_at=None,
        claim_until=None,
        warned=False,
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    return await apply(work, desk, case, Moved(free, ()))


async def out_of_hand(work: Work, desk: Desk, case: Case) -> Case:
    """Who waits in line is nobody's: whoever has some later is asked afresh."""
    if case.claimed_by is None:
        return case
    return await to_the_pool(work, desk, case, again=False)
