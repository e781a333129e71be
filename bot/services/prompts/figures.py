"""The plan of prompts as plain values, for the command line; nobody's name is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.prompts.calendar import calendar
from bot.store import places, prompts
from bot.store.database import Work


async def plan_lines(
    work: Work, desk: Desk, inside: str | None, days: int | None = None
) -> tuple[dict[str, Any], ...]:
    """A line a village and day, also of villages where nobody has begun: what it would be."""
    found: list[dict[str, Any]] = []
    for village in await _villages(work, inside):
        own = await desk_for(work, desk, village)
        begun = await prompts.begun_of(work, village) is not None
        unit = await places.get_unit(work, village)
        for line in await calendar(work, own, village, days=days):
            found.append({
                "unit": village,
                "name": unit.name,
                "begun": begun,
                "day": line.day.isoformat(),
                "slot": line.slot,
                "prompt": line.prompt.code if line.prompt else None,
                "topic": line.prompt.topic if line.prompt else None,
                "title": line.prompt.card_title if line.prompt else None,
                "state": line.state,
                "why": line.why,
                "ordered": line.ordered,
            })  # fmt: skip
    return tuple(found)


async def _villages(work: Work, inside: str | None) -> Sequence[str]:
    if inside is None:
        return [unit.id for unit in await places.units_of_level(work, "village")]
    below = await places.subtree_ids(work, inside)
    units = [await places.get_unit(work, one) for one in below]
    villages = [unit.id for unit in units if unit.level == "village"]
    if villages:
        return villages
    over = await places.unit_of_level(work, inside, "village")
    return [over.id] if over else []
