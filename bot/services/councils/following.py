"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.tasks.hooks import Follower
from bot.services.telling import Message, tell_person
from bot.store.database import Work

# What who takes one reads beside its page, by kind.
BESIDE = {"quarrel": "dispute.advice", "finding": "finding.taken"}


async def tell_beside(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Whom to ask, how it may go up, until when: to who has just taken it."""
    holder = after.claimed_by
    if after.kind not in BESIDE or holder is None or holder == before.claimed_by:
        return after
    about = f"{BESIDE[after.kind]}:{after.id}:{holder}"
    params = {"case": after.id}
    message = Message(BESIDE[after.kind], about, params, Lane.REPLY, Owed.LOOSE, after.id)
    await tell_person(work, desk, holder, message)
    return after


FOLLOWERS: tuple[Follower, ...] = (tell_beside,)
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = ()
