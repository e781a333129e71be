"""Nobody of a box has answered yet: who asked hears who is asked now, and until when."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.holds import HoldState
from bot.services.concerned import people_of_rung
from bot.services.desk import Desk
from bot.services.stock.hearing_of_it import tell_taker
from bot.services.stock.whom import hold_of
from bot.store.database import Work


async def say_climbed(work: Work, desk: Desk, case: Case) -> None:
    """Not at the first rung: that the keeper is told was said when it was kept."""
    rung = case.climb.last
    if rung <= 0 or case.claimed_by is not None:
        return
    told = await people_of_rung(work, desk, case, case.ladder.rungs[rung])
    hold = await hold_of(work, case)
    if not told or hold is None or hold.state is not HoldState.KEPT:
        # Nothing is kept for whoever waits in line; that was said already.
        return
    await tell_taker(work, desk, case, "box.climbed", {"who": told[0], "hold": hold.id}, str(rung))
