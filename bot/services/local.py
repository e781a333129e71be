"""A village's own content: its ladders, kinds and sentences lie over its township's."""

from __future__ import annotations

from dataclasses import replace

from bot.content.content import Content
from bot.services.desk import Desk
from bot.store import places
from bot.store.database import Work


async def content_for(work: Work, desk: Desk, unit_id: str) -> Content:
    """The content of the nearest unit over `unit_id` that has its own; else the common one."""
    if not desk.content.units:
        return desk.content
    over = await places.ancestors(work, unit_id)
    return desk.content.for_unit(*(unit.code or unit.id for unit in over))


async def desk_for(work: Work, desk: Desk, unit_id: str | None) -> Desk:
    """The same desk with the content of a unit."""
    if unit_id is None:
        return desk
    content = await content_for(work, desk, unit_id)
    return desk if content is desk.content else replace(desk, content=content)
