"""What may stop somebody from taking a case; and who a rung's words mean."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.outcome import Refused
from bot.services.desk import Desk
from bot.services.farm.lists_told import CATEGORIES
from bot.services.tasks.hooks import Gate, Word
from bot.store import drivers
from bot.store.database import Work


async def no_list(_: Work, __: Desk, case: Case, ___: str) -> Refused | None:
    """A list is held by who opened it; others have their line on it."""
    own = case.kind == "help" and case.category in CATEGORIES
    return Refused("pool.no.own_list") if own else None


async def truck_drivers(work: Work, desk: Desk, case: Case) -> tuple[str, ...]:
    """Who drives for the place with something to load; where nobody has, all who drive there."""
    found = await drivers.drivers_for(work, case.unit_id, desk.now(), desk.zone)
    able = [d for d in found if not d.off and d.person_id != case.author_id]
    trucks = [d for d in able if d.vehicle is not None and d.vehicle.truck]
    return tuple(d.person_id for d in trucks or able)


# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = (no_list,)
# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {"truck_drivers": truck_drivers}
