"""How far prompts reach: counts by unit, small ones summed, never a name."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from bot.domain.figures import LEAST_HOLDERS
from bot.domain.reach import Reach, publishable
from bot.services.desk import Desk
from bot.services.local import desk_for
from bot.services.reach.slowing import slowed_topics
from bot.services.views.names import text_of
from bot.store import places, prompt_wishes, reach
from bot.store.claiming import count_role_holders
from bot.store.database import Work

DAYS = 7


async def reach_of(work: Work, desk: Desk, unit_id: str, days: int = DAYS) -> Reach:
    """Of a unit and all below it, in the last days."""
    own = await desk_for(work, desk, unit_id)
    unit = await places.get_unit(work, unit_id)
    units = await places.subtree_ids(work, unit_id)
    since = own.today() - timedelta(days=days - 1)
    counted = await reach.counted(work, units, since)
    lines = await reach.lines_of_units(work, units, own.now() - timedelta(days=days))
    topics = own.content.prompting.topics
    annoyed = await prompt_wishes.complaints(work, units, own.now() - timedelta(days=days))
    slowed = await slowed_topics(work, own, unit_id)
    return Reach(
        unit=unit.name,
        holders=await count_role_holders(work, units, own.today()),
        said=counted.said,
        heard=counted.heard,
        unclear=counted.unclear,
        aloud=counted.aloud,
        to_tell=len(lines),
        told=sum(line.how in ("seen", "phone") for line in lines),
        complaints=sum(annoyed.values()),
        slowed=tuple(sorted(topics.get(code, code) for code in slowed)),
    )


async def reach_text(work: Work, desk: Desk, unit_id: str) -> str:
    """One line for who looks after a unit; nothing of one so small that it would show people."""
    found = await reach_of(work, desk, unit_id)
    if found.holders < LEAST_HOLDERS or not found.said:
        return ""
    values = {**asdict(found), "slowed": list(found.slowed), "days": DAYS}
    return text_of(desk, "reach.figures", values)


async def reach_lines(desk: Desk, unit_id: str | None, days: int = DAYS) -> list[dict[str, Any]]:
    """By village, of all places or of one and all below it."""

    async def look(work: Work) -> tuple[Reach, ...]:
        inside = set(await places.subtree_ids(work, unit_id)) if unit_id else None
        villages = await places.units_of_level(work, "village")
        meant = [v for v in villages if inside is None or v.id in inside]
        return tuple([await reach_of(work, desk, village.id, days) for village in meant])

    found = publishable(await desk.database.read(look), LEAST_HOLDERS)
    small = text_of(desk, "figures.small_units")
    return [{**asdict(one), "unit": one.unit or small, "slowed": list(one.slowed)} for one in found]
