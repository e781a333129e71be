"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.returnees import State
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.tasks.hooks import Follower
from bot.store import deaths, returnees
from bot.store.database import Work


async def end(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Who came home is asked nothing more; of whoever was asked about them nobody is, either."""
    for one in await returnees.around(work, person_id):
        if one.state in (State.OVER, State.DECLINED):
            continue
        if one.person_id == person_id or one.author_id == person_id:
            facts = {"state": one.state.value, "asking": one.asking or ""}
            id = desk.ids.new()
            await deaths.note_ended(work, id, person_id, "returnee", one.id, facts, desk.now())
            over = replace(one, state=State.OVER, asking=None, ended_at=desk.now())
            await returnees.put(work, over)


FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (end,)
