"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.studio import State
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.tasks.hooks import Follower
from bot.store import studio
from bot.store.database import Work


async def end(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Nothing more is said of them, and what they had not sent on goes no further."""
    for draft in await studio.naming(work, person_id):
        if draft.alive:
            await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))
    for draft in await studio.written_by(work, person_id):
        if draft.state in (State.WRITING, State.WAITING):
            await studio.put(work, replace(draft, state=State.WITHDRAWN, changed_at=desk.now()))


FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (end,)
