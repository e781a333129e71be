"""What drivers should know of the road before they take a ride."""

from __future__ import annotations

from bot.domain.bulletins import holds
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.store import bulletins, places
from bot.store.database import Work


async def roads_for(work: Work, desk: Desk, unit_id: str) -> list[str]:
    """The notices in force for drivers where a ride begins, nearest places and above."""
    forms = (await content_for(work, desk, unit_id)).bulletins.kinds
    kinds = {code for code, kind in forms.items() if kind.drivers}
    units = [unit.id for unit in await places.ancestors(work, unit_id)]
    found = [one for one in await bulletins.live_in(work, units) if holds(one, desk.now())]
    return [one.text for one in found if one.kind in kinds]
