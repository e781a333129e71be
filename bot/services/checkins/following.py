"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.contacts import Found, How
from bot.domain.states import State
from bot.services.checkins.heard import Word, take
from bot.services.checkins.unwell import CALL
from bot.services.checkins.watching import stop
from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.tasks.hooks import Follower
from bot.store.database import Work

# By kind and outcome: how somebody was in contact with whom it is about.
MET = {("look_in", "seen"): How.SEEN, (CALL, "phoned"): How.PHONE}


async def was_met(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Seen at the door, or the call was made: a real contact like any other."""
    how = MET.get((after.kind, after.outcome or ""))
    answered = after.state is State.ANSWERED and before.state is not State.ANSWERED
    if how is None or not answered or after.subject_id is None or after.answered_by is None:
        return after
    ref = f"{after.kind}:{after.id}"
    await take(work, desk, Word(after.subject_id, how, after.answered_by, ref, Found.FINE))
    return after


FOLLOWERS: tuple[Follower, ...] = (was_met,)
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (stop,)
