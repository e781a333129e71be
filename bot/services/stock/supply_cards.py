"""The cards of what a box asked for show each stage as soon as it is reached."""

from __future__ import annotations

from bot.store import outbox, supply
from bot.store.database import Work


async def redraw(work: Work, box_id: str, item: str) -> None:
    """Something for this box was sent, or came: whoever has the card sees how far it is."""
    for case in await supply.list_open(work):
        details = dict(case.details)
        if (details.get("box"), details.get("item")) == (box_id, item):
            await outbox.want(work, case.id)
