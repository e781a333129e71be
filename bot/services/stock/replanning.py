"""What was kept of a lot that may not leave any more is kept of another, or waits in line."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.holds import Hold, HoldState
from bot.domain.stock import Lot
from bot.services.desk import Desk
from bot.services.stock import ledger
from bot.services.stock.finding import near
from bot.services.stock.going_on import rest_in_line
from bot.services.stock.hearing_of_it import tell_taker
from bot.services.stock.pool import out_of_hand, to_the_pool
from bot.services.stock.starting import start
from bot.store import cases, holds, stock
from bot.store.database import Work


async def replan(work: Work, desk: Desk, lot: Lot, *, expired: bool = False) -> int:
    """Every hold on the lot, in the order of the line; gives how many there were.

    What has expired is no alarm: it is told without sound.
    """
    found = await _holds_on(work, lot)
    for hold in found:
        await _again(work, desk, hold, lot, expired=expired)
    return len(found)


async def _holds_on(work: Work, lot: Lot) -> list[Hold]:
    kept: dict[str, int] = {}
    for entry in await stock.entries_of_lot(work, lot.id):
        if entry.ref is not None and entry.change.reserved:
            kept[entry.ref] = kept.get(entry.ref, 0) + entry.change.reserved
    found = [await holds.find_hold(work, ref) for ref, qty in kept.items() if qty > 0]
    waiting = [hold for hold in found if hold is not None and hold.state is HoldState.KEPT]
    return sorted(waiting, key=lambda hold: (-hold.priority, hold.since, hold.id))


async def _again(work: Work, desk: Desk, hold: Hold, lot: Lot, *, expired: bool) -> None:
    """Another lot of the same box and nobody notices; else another box, else the line."""
    if isinstance(await ledger.keep_for(work, desk, hold), Hold):
        return
    freed = await ledger.let_go(work, desk, hold, HoldState.QUEUED)
    waiting = replace(freed, whom=hold.whom, flags=hold.flags)
    case = await cases.find_case(work, hold.case_id)
    there = await _elsewhere(work, desk, case, waiting) if case else None
    if there is None:
        await holds.put_hold(work, replace(waiting, box_id=None, why="none", changed_at=desk.now()))
    if case is None:
        return
    key = "box.expired" if expired else "box.stopped"
    await tell_taker(work, desk, case, key, {"hold": hold.id}, lot.id, silent=expired)
    if there is None:
        await rest_in_line(work, desk, await out_of_hand(work, desk, case))
    elif case.paused_until is None:
        # Its keeper hears of it; while a question or a doctor is waited for, nobody does.
        await start(work, desk, await to_the_pool(work, desk, case), there)


async def _elsewhere(work: Work, desk: Desk, case: Case, waiting: Hold) -> Hold | None:
    """Kept in the next box that has some; its keeper hears of it as of a new one."""
    thing = desk.content.stocked.find(waiting.item)
    if thing is None:
        return None
    for found in await near(work, desk, case.unit_id, thing, exact=True):
        if found.medicine.id != waiting.item:
            continue
        moved = replace(waiting, box_id=found.box.id, unit=None)
        there = await ledger.keep_for(work, desk, moved)
        if isinstance(there, Hold):
            return there
    return None
