"""What follows for the stock when a matter moves: kept longer, or free again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.boxes import Box, closes_at, opens_at
from bot.domain.case import Case
from bot.domain.holds import HoldState
from bot.services.desk import Desk
from bot.services.stock import ledger, tick
from bot.services.stock.bringing import FOR_BOX
from bot.services.stock.queue import serve
from bot.store import boxes, holds, outbox
from bot.store.database import Work

WITH_HOLDS = frozenset({"box", "help"})


async def follow(work: Work, desk: Desk, before: Case, after: Case) -> None:
    """Part of every write that moves a case of a box, and of wishes no box could meet yet."""
    if after.kind not in WITH_HOLDS:
        return
    box_case = dict(after.details).get(FOR_BOX)
    if box_case is not None and after.claimed_by != before.claimed_by:
        # Who keeps it sees who comes to fetch it.
        await outbox.want(work, box_case)
    if after.final and not before.final:
        await _over(work, desk, after)
    elif after.kind == "box" and after.claimed_by != before.claimed_by:
        await _kept_until(work, desk, after)


async def _over(work: Work, desk: Desk, case: Case) -> None:
    """Nothing is kept for a matter that has ended, and nobody has to say yes to it any more."""
    for hold in await holds.holds_of_case(work, case.id):
        if hold.waiting:
            await ledger.let_go(work, desk, hold, HoldState.DROPPED)
            await serve(work, desk, hold.item, hold.box_id or "")
        elif hold.whom or hold.flags:
            await holds.put_hold(work, replace(hold, whom=None, flags=None))
    if case.kind == "box":
        await tick.drop(work, desk, case)


async def _kept_until(work: Work, desk: Desk, case: Case) -> None:
    """The clock of who was told that it is ready runs; while keepers are silent none does."""
    for hold in await holds.holds_of_case(work, case.id):
        box = await boxes.find_box(work, hold.box_id) if hold.box_id else None
        if hold.state is HoldState.KEPT and box is not None:
            until = keeps_until(desk, box, desk.now()) if case.claimed_by else None
            await holds.put_hold(work, replace(hold, until=until, changed_at=desk.now()))


def keeps_until(desk: Desk, box: Box, now: datetime) -> datetime:
    """The village's keeping time, prolonged to the closing hour of the day it ends on."""
    at = now + desk.content.stock.taking.keep
    opens = opens_at(box, at, desk.zone) or at
    return closes_at(box, opens, desk.zone) or opens
