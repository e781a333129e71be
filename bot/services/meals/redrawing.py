"""What stands in chats about an order or a round is drawn anew, without a sound."""

from __future__ import annotations

from bot.store import outbox, seeing
from bot.store.database import Work


def about_batch(batch_id: str) -> str:
    """What stands with those who cook."""
    return f"meal_batch:{batch_id}"


async def redraw(work: Work, batch_id: str | None, case_id: str | None) -> None:
    if batch_id is not None:
        await seeing.want_standing(work, about_batch(batch_id))
    if case_id is not None:
        await outbox.want(work, case_id)
