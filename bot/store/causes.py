"""The update behind a write: noted in the write's own transaction, so it counts once."""

from __future__ import annotations

from datetime import datetime

from bot.domain.times import to_text
from bot.store.faults import AlreadyHandled
from bot.store.work import Cause, Work


async def note_cause(work: Work, cause: Cause, now: datetime) -> None:
    """Mark the update as handled and let go of its raw form, or say that it already is."""
    bot, update_id = cause
    noted = await work.one("note_cause", bot=bot, update_id=update_id, at=to_text(now))
    if noted is None:
        raise AlreadyHandled(cause)
    await work.run("drop_cause_from_inbox", bot=bot, update_id=update_id)
