"""What time does: who was asked to take a task over, or called as a reserve, and is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.services.claiming.handing import give_up_hand
from bot.services.claiming.waiting import HAND
from bot.services.desk import Desk
from bot.services.tasks.hooks import Step
from bot.store import claiming
from bot.store.claiming import Wait
from bot.store.database import Work


async def give_up(desk: Desk) -> int:
    """One of them a write; the case of a reserve goes on by its own clock."""
    due = await desk.database.read(lambda work: claiming.waits_due(work, desk.now()))
    for wait in due:
        await desk.database.write(lambda work, one=wait: _silent(work, desk, one))  # type: ignore[misc]
    return len(due)


async def _silent(work: Work, desk: Desk, wait: Wait) -> None:
    if wait.what == HAND:
        await give_up_hand(work, desk, wait)
    else:
        await claiming.put_wait(work, replace(wait, answer="silent"))


async def next_silent(desk: Desk) -> datetime | None:
    """When somebody was waited for long enough."""
    return await desk.database.read(claiming.next_wait)


# (do what is due, when something is due next)
STEPS: tuple[Step, ...] = ((give_up, next_silent),)
