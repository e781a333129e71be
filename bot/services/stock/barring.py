"""What is locked up the moment it comes in, whatever way it comes."""

from __future__ import annotations

from bot.domain.stock import Lot
from bot.services.desk import Desk
from bot.store import stock
from bot.store.database import Work

RECALLED = "recalled"


async def barred(work: Work, desk: Desk, lot: Lot) -> str | None:
    """Why: a product that was withdrawn or holds mercury, or a batch that was recalled."""
    thing = desk.content.stocked.find(lot.item)
    if thing is not None and (thing.keeping.withdrawn or thing.keeping.mercury):
        return "withdrawn" if thing.keeping.withdrawn else "mercury"
    if lot.batch is None:
        return None
    same = [one for one in await stock.lots_of_item(work, lot.item)
            if (one.batch or "").upper() == lot.batch.upper()]  # fmt: skip
    return RECALLED if any(one.blocked == RECALLED for one in same) else None
