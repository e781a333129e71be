"""The taps that were asked, as lines for whoever answers for several villages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.services.desk import Desk
from bot.store import places, taps
from bot.store.database import Work


async def tap_lines(desk: Desk, unit_id: str | None, days: int) -> list[dict[str, Any]]:
    """By day, place and what asked; of all places, or of one and all below it."""
    until = desk.today()
    since = until - timedelta(days=max(days, 1) - 1)

    async def look(work: Work) -> list[dict[str, Any]]:
        units = await places.subtree_ids(work, unit_id) if unit_id else None
        found = []
        for line in await taps.lines(work, since, until, units):
            unit = await places.find_unit(work, line.unit_id)
            found.append(
                {
                    "day": line.day.isoformat(),
                    "place": unit.name if unit else line.unit_id,
                    "asked_by": line.asked_by,
                    "taps": line.times,
                }
            )
        return found

    return await desk.database.read(look)
