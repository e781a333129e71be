"""Where the day's report runs: begun by the village's cadre, or from above for all below."""

from __future__ import annotations

from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.reports.tree import OFF, ON, SWITCH
from bot.services.views.names import text_of
from bot.store import places, records
from bot.store.database import Work


async def runs(work: Work, unit_id: str) -> bool:
    """Whether it was begun there, or above and not ended since."""
    switched = await records.marks_of(work, SWITCH)
    for unit in await places.ancestors(work, unit_id):
        if unit.id in switched:
            return switched[unit.id] == ON
    return False


def wanted(desk: Desk, argument: str) -> bool | None:
    """To begin or to stop; None where the report is only to be seen."""
    said = argument.strip()
    if said in text_of(desk, "report.words.begin").split():
        return True
    return False if said in text_of(desk, "report.words.end").split() else None


async def switch(work: Work, desk: Desk, actor: Actor, unit_id: str, *, on: bool) -> str:
    """From now on; gives what is said of it. Who did it stands beside the looks."""
    await records.set_mark(work, f"{SWITCH}:{unit_id}", ON if on else OFF, desk.now())
    if actor.person is not None:
        what = "report_begun" if on else "report_ended"
        await records.add_look(work, desk.ids.new(), actor.person.id, what, unit_id, desk.now())
    return "report.begun" if on else "report.ended"
