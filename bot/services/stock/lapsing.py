"""Kept ones that nobody came for go back, and the next in line gets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.closing import cancel
from bot.domain.holds import HoldState
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.stock.hearing_of_it import tell_taker
from bot.store import cases, holds
from bot.store.database import Work


async def lapse(desk: Desk) -> int:
    """One hold a write; only those whose taker knew that it was ready."""
    now = desk.now()
    due = await desk.database.read(lambda work: holds.due_holds(work, now))
    for hold in due:
        hold_id = hold.id
        await desk.database.write(lambda work, id=hold_id: _lapse_one(work, desk, id))  # type: ignore[misc]
    return len(due)


async def next_lapse(desk: Desk) -> datetime | None:
    """When the next one is over."""
    return await desk.database.read(holds.next_due)


async def _lapse_one(work: Work, desk: Desk, hold_id: str) -> None:
    hold = await holds.find_hold(work, hold_id)
    if hold is None or hold.state is not HoldState.KEPT or hold.until is None:
        return
    if hold.until > desk.now():
        return
    case = await cases.find_case(work, hold.case_id)
    moved = cancel(case, None, "not_come", desk.now()) if case else None
    if case is None or not isinstance(moved, Moved):
        await holds.put_hold(work, replace(hold, until=None, changed_at=desk.now()))
        return
    # The end of the matter frees what was kept for it.
    after = await settle(work, desk, case, moved)
    await tell_taker(work, desk, after, "box.lapsed", {"hold": hold.id})
