"""What one message opened: told in one answer, and about the same person."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.case import Case
from bot.services.desk import Desk
from bot.store import cases
from bot.store.database import Work

AT_ONCE = timedelta(seconds=2)


async def opened_with(work: Work, desk: Desk, case: Case) -> tuple[Case, ...]:
    """The other open matters of the same author, moment and message, in the order of opening."""
    if case.author_id is None:
        return ()
    mine = await cases.list_of_author(work, case.author_id, desk.now())
    return tuple(
        c
        for c in reversed(mine)
        if c.id != case.id
        and abs(c.opened_at - case.opened_at) < AT_ONCE
        and (c.chat_id, c.message_id) == (case.chat_id, case.message_id)
    )
