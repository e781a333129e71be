"""Who looks after the machine, wherever they hold that role."""

from __future__ import annotations

from bot.services.actors import somewhere
from bot.services.desk import Desk
from bot.store import people, places
from bot.store.database import Work


async def all_admins(work: Work, desk: Desk) -> list[str]:
    """Each once, those of the highest place first."""
    root = await somewhere(work)
    if root is None:
        return []
    found: dict[str, None] = {}
    above = [unit.id for unit in await places.ancestors(work, root)]
    for unit in dict.fromkeys([*above, *await places.subtree_ids(work, root)]):
        for holder in await people.holders(work, unit, ("admin",), desk.today()):
            found[holder.person_id] = None
    return list(found)
