"""A box asks for what runs out: a case that climbs, and ends when so many have come."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.domain import closing
from bot.domain.boxes import Box
from bot.domain.case import Case
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.states import State
from bot.domain.warnings import Warning
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.opening import open_case
from bot.services.stock import sent_on
from bot.services.stock.supply_view import Lack
from bot.services.taps import Tap
from bot.services.wanted import Wanted
from bot.store import boxes, cases, stock, supply, told
from bot.store.database import Work


async def ask_for(work: Work, desk: Desk, box: Box, warning: Warning, by: str) -> Case | None:
    """Asked once: while it is open the same is not asked again."""
    for case in await supply.list_open(work):
        lack = Lack.of(case)
        if lack and (lack.box_id, lack.item, lack.unit) == (box.id, warning.item, warning.unit):
            return None
    known = {"box": box.id, "item": warning.item, "unit": warning.unit, "qty": str(warning.ask)}
    wanted = Wanted(
        kind="supply", unit_id=box.unit_id, origin="private", author_id=by, known=known,
        quiet_author=True, ask=False,
    )  # fmt: skip
    return await open_case(work, desk, wanted)


async def on_send(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """The button to give it from one's own box: its keeper starts a transfer to who asks."""
    lack = Lack.of(tap.case)
    if lack is None or tap.case.final:
        return Refused("case.refused.ended")
    for box in await boxes.boxes_kept_by(work, tap.person.id):
        free = sum(
            s.amounts.free
            for s in await stock.shelf_of_item(work, lack.item, box.id)
            if s.lot.unit == lack.unit and s.lot.usable(desk.today())
        )
        if free and box.id != lack.box_id:
            qty = min(free, lack.qty)
            move = sent_on.Move(box.id, lack.box_id, lack.item, lack.unit, qty)
            await sent_on.start(work, desk, tap.actor, move, f"supply:{tap.case.id}")
            return Done()
    return Refused("supply.no.none")


async def close_supplied(desk: Desk) -> int:
    """Step of the upkeep: whatever has come, by transfer, gift or purchase, is received."""
    came = await desk.database.read(_came)
    for case_id in came:
        await desk.database.write(partial(_received, desk, case_id))
    return len(came)


async def next_supplied(desk: Desk) -> datetime | None:
    """At once, where something has come."""
    return desk.now() if await desk.database.read(_came) else None


async def _came(work: Work) -> tuple[str, ...]:
    found = []
    for case in await supply.list_open(work):
        lack = Lack.of(case)
        if lack and await _is_there(work, case, lack):
            found.append(case.id)
    return tuple(found)


async def _is_there(work: Work, case: Case, lack: Lack) -> bool:
    came = await told.came_in(work, lack.box_id, lack.item, lack.unit, case.opened_at)
    return came >= lack.qty


async def _received(desk: Desk, case_id: str, work: Work) -> None:
    """The book says so: nobody has to confirm what a keeper counted in."""
    case = await cases.find_case(work, case_id)
    lack = Lack.of(case) if case else None
    if case is None or lack is None or case.final or not await _is_there(work, case, lack):
        return
    who = case.author_id or ""
    if case.state is not State.ANSWERED:
        moved = closing.answer(case, who, "received", desk.quiet(), desk.now())
        if isinstance(moved, Refused):
            return
        case = await settle(work, desk, case, moved, by=who)
    done = closing.confirm(case, who, "book", desk.now())
    if isinstance(done, Moved):
        await settle(work, desk, case, done, by=who)
