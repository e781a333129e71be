"""Topics that annoy: counted by unit, half as often after some, not at all after twice as many."""

from __future__ import annotations

from bot.domain.prompting import TWICE
from bot.services.desk import Desk
from bot.store import places, prompt_wishes
from bot.store.database import Work


async def _annoyed(work: Work, desk: Desk, unit_id: str) -> dict[str, int]:
    """How many people of a unit and all below were annoyed by which topic lately."""
    units = await places.subtree_ids(work, unit_id)
    since = desk.now() - desk.content.prompting.complaints_in
    return await prompt_wishes.complaints(work, units, since)


async def slowed_topics(work: Work, desk: Desk, unit_id: str) -> frozenset[str]:
    """Those that are said half as often there."""
    return _of(await _annoyed(work, desk, unit_id), desk.content.prompting.slowed_after)


async def stopped_topics(work: Work, desk: Desk, unit_id: str) -> frozenset[str]:
    """Those that are not said there for now."""
    return _of(await _annoyed(work, desk, unit_id), desk.content.prompting.slowed_after * TWICE)


def _of(times: dict[str, int], most: int) -> frozenset[str]:
    return frozenset(topic for topic, n in times.items() if n >= most)
