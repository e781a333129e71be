"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from datetime import timedelta

from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.tasks.hooks import Follower
from bot.store import coverage, deaths, duty_changes, people
from bot.store.database import Work

FAR = timedelta(days=400)


async def end_turns(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Turns to come are nobody's, a gap that is found like any other; nobody stands in for them."""
    now = desk.now()
    for turn in await duty_changes.turns_of(work, person_id, now, now + FAR):
        await duty_changes.drop_turn(work, turn.id)
    for post in await coverage.stand_ins_for(work, person_id, desk.today()):
        facts = {
            "who": post.person_id,
            "role": post.role,
            "unit": post.unit_id,
            "since": post.since.isoformat(),
            "until": post.until.isoformat() if post.until else "",
        }
        await deaths.note_ended(work, desk.ids.new(), person_id, "stand_in", post.id, facts, now)
        await people.end_role(work, post.id, desk.today())


FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (end_turns,)
