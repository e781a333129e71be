"""What follows here when a case moves, and when somebody has died or moved away."""

from __future__ import annotations

from bot.services.desk import Desk
from bot.services.grid.hooks import Ender
from bot.services.tasks.hooks import Follower
from bot.store import clusters
from bot.store.database import Work


async def weigh_a_death(work: Work, desk: Desk, person_id: str, why: str) -> None:
    """Some illnesses are an alarm once somebody has died of them; the register alone is asked."""
    if why == "died":
        await clusters.look_again(work, person_id, desk.now() - desk.content.reporting.looks_back)


FOLLOWERS: tuple[Follower, ...] = ()
# In the write that ends somebody: nothing is asked of or about them from then on.
ENDERS: tuple[Ender, ...] = (weigh_a_death,)
