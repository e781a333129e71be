"""The keeper's side: keeping it ready, handing it over, having none, sending it on."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import closing
from bot.domain.boxes import Box
from bot.domain.case import Case, Event, Heading
from bot.domain.holds import Hold, HoldState
from bot.domain.medicines import Medicine
from bot.domain.near_box import is_lent
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.recording import write_events
from bot.services.stock import ledger, lending
from bot.services.stock.bringing import who_fetches
from bot.services.stock.finding import near
from bot.services.stock.going_on import DOCTOR_SAID_YES, WAITS_FOR_DOCTOR, ready, rest_in_line
from bot.services.stock.hearing_of_it import tell_taker
from bot.services.stock.order_flow import begin
from bot.services.stock.order_words import Read
from bot.services.stock.pool import out_of_hand, to_the_pool
from bot.services.stock.queue import serve
from bot.services.stock.taker import flags_of
from bot.services.stock.whom import hold_of
from bot.services.taps import Tap
from bot.store import boxes, holds, stock
from bot.store.database import Work


async def on_give(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """Handed over: so many left the box; the taker is asked whether they have it."""
    written = await hold_of(work, tap.case)
    if written is not None and written.state is HoldState.HANDED and tap.case.climbing:
        # They had not got it: it left on paper and is handed over only now; the ledger stands.
        box = await boxes.find_box(work, written.box_id or "")
        if box is None or tap.person.id not in may_move(box):
            return Refused("stock.no.keeper")
        return await _answered(work, desk, tap)
    found = await _mine(work, desk, tap)
    if isinstance(found, Refused):
        return found
    hold, case = found, tap.case
    qty = int(tap.choice) if tap.choice and tap.choice.isdecimal() else hold.qty
    if is_lent(_thing(desk, hold)):
        return await lending.lend(work, desk, tap, hold, qty)
    fetched_by = await who_fetches(work, desk, case)
    handed = await ledger.hand_over(
        work, desk, hold, qty, tap.person.id, fetched_by or hold.taker_id
    )
    if isinstance(handed, Refused):
        return handed
    answered = await _answered(work, desk, tap)
    if isinstance(answered, Refused):
        return answered
    await tell_taker(work, desk, case, "box.leaflet", {"hold": handed.id}, silent=True)
    if qty < hold.qty:
        await serve(work, desk, hold.item, hold.box_id or "")
    return answered


async def _answered(work: Work, desk: Desk, tap: Tap) -> Outcome:
    moved = closing.answer(tap.case, tap.person.id, "handed", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    # It is over for whoever pressed: a card of it would ring for nothing.
    await settle(work, desk, tap.case, moved, by=tap.person.id, has_card=True)
    return Done("box.given")


async def on_none(work: Work, desk: Desk, tap: Tap) -> Outcome:
    """None left: the shelf is empty whatever the ledger says; another box has it, or nobody yet."""
    hold = await hold_of(work, tap.case)
    box = await boxes.find_box(work, hold.box_id) if hold and hold.box_id else None
    if hold is None or box is None or hold.state is not HoldState.KEPT:
        return Refused("case.refused.ended")
    if tap.person.id not in may_move(box):
        return Refused("stock.no.keeper")
    event = Event("box_has_none", Heading.HANDLED, tap.person.id, facts=(("box", box.id),))
    await write_events(work, desk, tap.case, (event,))
    await _elsewhere(work, desk, tap.case, hold, box)
    await _put_right(work, desk, tap, hold, box)
    return Done("box.count_please")


async def _put_right(work: Work, desk: Desk, tap: Tap, hold: Hold, box: Box) -> None:
    """The ledger says there is some: a count of none is begun, one tap away from being written.

    Where some of it is kept for others as well, they come first.
    """
    shelf = await stock.shelf_of_item(work, hold.item, box.id)
    kept = sum(on.amounts.reserved for on in shelf)
    if kept or tap.person.id not in box.keepers or tap.actor.chat.is_group:
        return
    none = Read("count", (_thing(desk, hold),), facts={"qty": "0"}, of_a_box=True)
    occasion = f"none:{hold.id}:{tap.case.revision}"
    await begin(work, desk, tap.actor, none, box.name, occasion)


def may_move(box: Box) -> tuple[str, ...]:
    """Keeper and deputy, and who holds the key when both are silent."""
    return (*box.keepers, box.key_holder_id) if box.key_holder_id else box.keepers


def _thing(desk: Desk, hold: Hold) -> Medicine:
    medicine = desk.content.stocked.find(hold.item)
    assert medicine is not None
    return medicine


async def _mine(work: Work, desk: Desk, tap: Tap) -> Hold | Refused:
    """What is kept in a box of the one who presses; kept elsewhere, it moves to theirs."""
    hold = await hold_of(work, tap.case)
    if hold is None or hold.state is not HoldState.KEPT or tap.case.final:
        return Refused("case.refused.ended")
    flags = flags_of(hold)
    if WAITS_FOR_DOCTOR in flags and DOCTOR_SAID_YES not in flags:
        return Refused("box.no.doctor_first")
    box = await boxes.get_box(work, hold.box_id or "")
    if tap.person.id in may_move(box):
        return hold
    return await _from_own_box(work, desk, tap, hold)


async def _from_own_box(work: Work, desk: Desk, tap: Tap, hold: Hold) -> Hold | Refused:
    """What the other box keeps for it is let go only when the own one has it."""
    for own in await boxes.boxes_kept_by(work, tap.person.id):
        moved = replace(hold, box_id=own.id)
        kept = await ledger.keep_for(work, desk, moved, tap.person.id)
        if isinstance(kept, Hold):
            return kept
    return Refused("stock.no.keeper")


async def _elsewhere(work: Work, desk: Desk, case: Case, hold: Hold, empty: Box) -> None:
    thing = _thing(desk, hold)
    freed = await ledger.let_go(work, desk, hold, HoldState.QUEUED)
    waiting = replace(freed, whom=hold.whom, flags=hold.flags)
    for found in await near(work, desk, case.unit_id, thing, exact=True):
        if found.box.id == empty.id or found.medicine.id != hold.item:
            continue
        there = replace(waiting, box_id=found.box.id)
        kept = await ledger.keep_for(work, desk, there)
        if isinstance(kept, Hold):
            await ready(work, desk, await to_the_pool(work, desk, case), kept)
            return
    queued = replace(waiting, box_id=None, why="none", changed_at=desk.now())
    await holds.put_hold(work, queued)
    await rest_in_line(work, desk, await out_of_hand(work, desk, case))
    await tell_taker(work, desk, case, "box.queued", {"hold": hold.id}, "none")
