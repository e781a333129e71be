"""What may stop somebody from taking a case; and who a rung's words mean."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.outcome import Refused
from bot.services.desk import Desk
from bot.services.farm.knowing import field_skilled, truck_drivers
from bot.services.farm.lists_told import CATEGORIES
from bot.services.tasks.hooks import Gate, Word
from bot.store.database import Work


async def no_list(_: Work, __: Desk, case: Case, ___: str) -> Refused | None:
    """A list is held by who opened it; others have their line on it."""
    own = case.kind == "help" and case.category in CATEGORIES
    return Refused("pool.no.own_list") if own else None


# Asked before somebody takes a case: why not, or None.
GATES: tuple[Gate, ...] = (no_list,)
# Words of data/ladders.yaml: who is meant.
RUNG_WORDS: dict[str, Word] = {"truck_drivers": truck_drivers, "field_skilled": field_skilled}
