"""What time does here: nobody judged it for a day; who asked long ago is not known any more."""

from __future__ import annotations

from datetime import datetime

from bot.services.desk import Desk
from bot.services.rumours.judges import climb, next_climb
from bot.services.tasks.hooks import Step
from bot.store import rumours


async def drop_links(desk: Desk) -> int:
    """The link of an asker goes when nothing more will be told."""
    before = desk.now() - desk.content.faq.linked
    first = await desk.database.read(rumours.first_link)
    if first is None or first >= before:
        return 0
    await desk.database.write(lambda work: rumours.drop_links(work, before))
    return 1


async def next_drop(desk: Desk) -> datetime | None:
    first = await desk.database.read(rumours.first_link)
    return first + desk.content.faq.linked if first else None


STEPS: tuple[Step, ...] = ((climb, next_climb), (drop_links, next_drop))
