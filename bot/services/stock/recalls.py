"""A batch or a product is recalled: locked up in every box at once, and whoever has it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.stock import Lot, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger, queue
from bot.services.stock.ledger import Why
from bot.services.stock.order_next import known
from bot.services.stock.replanning import replan
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.store import boxes, cases, holds, orders, stock, transfers
from bot.store.database import Work
from bot.store.orders import Order

RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Outside:
    """Who has something of the lots outside of the boxes."""

    people: tuple[str, ...] = ()
    unknown: int = 0  # taken by somebody whom no register knows


async def lots_meant(work: Work, order: Order) -> tuple[Lot, ...]:
    """The batch, or all of the thing; of a recall what may still leave, of its end what may not."""
    batch = order.get("batch")
    found = []
    for lot in await stock.lots_of_item(work, order.get("item") or ""):
        same = batch is None or (lot.batch or "").upper() == batch.upper()
        if same and (lot.blocked == RECALLED) is (order.act == "unblock"):
            found.append(lot)
    return tuple(found)


async def recall(work: Work, desk: Desk, order: Order, by: str) -> Order:
    """Blocked everywhere; keepers and takers hear; the numbers stand in the order, no names."""
    lots = await lots_meant(work, order)
    packs = where = 0
    for lot in lots:
        await ledger.block(work, desk, lot, RECALLED, Why(by=by, ref=order.id))
    for lot in lots:
        # Only now: what is kept again must be of none of them.
        await replan(work, desk, lot)
    there = await _there(work, lots)
    for box, qty in there.items():
        packs, where = packs + qty, where + 1
        await _tell_keepers(work, desk, order, box, qty, by)
    outside = await _outside(work, desk, lots)
    params = {"item": order.get("item") or "", "batch": order.get("batch") or ""}
    message = Message("recall.taker", f"recall.taker:{order.id}", params)
    for person in outside.people:
        await tell_or_relay(work, desk, person, message)
    told = len(outside.people) + outside.unknown
    done = known(order, packs=str(packs), boxes=str(where), people=str(told))
    await orders.put_order(work, replace(done, done_at=desk.now()))
    return done


async def unblock(work: Work, desk: Desk, order: Order, by: str) -> None:
    """It may leave again; the keepers hear it, and so does who waits."""
    lots = await lots_meant(work, order)
    for lot in lots:
        await ledger.unblock(work, desk, lot, Why(by=by, ref=order.id))
    for box, qty in (await _there(work, lots)).items():
        await _tell_keepers(work, desk, order, box, qty, by)
        await queue.serve(work, desk, order.get("item") or "", box)


async def _there(work: Work, lots: tuple[Lot, ...]) -> dict[str, int]:
    """How many lie in each box, or are on their way from it."""
    found: dict[str, int] = {}
    for lot in lots:
        for on in await stock.places_of_lot(work, lot.id):
            qty = on.amounts.on_hand + on.amounts.moving
            if qty:
                found[on.box_id] = found.get(on.box_id, 0) + qty
    return found


async def _tell_keepers(work: Work, desk: Desk, order: Order, box: str, qty: int, by: str) -> None:
    found = await boxes.get_box(work, box)
    key = "recall.keeper" if order.act == "recall" else "recall.over"
    params = {"order": order.id, "box": box, "item": order.get("item") or "", "qty": str(qty)}
    params["batch"] = order.get("batch") or ""
    message = Message(key, f"{key}:{order.id}:{box}", params)
    for person in found.keepers:
        if person != by:
            await tell_person(work, desk, person, message)


async def _outside(work: Work, desk: Desk, lots: tuple[Lot, ...]) -> Outside:
    """Who took of these very lots lately, or has something of them on loan."""
    since = desk.now() - desk.content.stock.orders.recall_back
    found: dict[str, None] = {}
    unknown = 0
    for lot in lots:
        for entry in await stock.entries_of_lot(work, lot.id):
            taken = entry.verb is Verb.OUT and entry.at >= since
            if not taken or await stock.reversed_by(work, entry.id) is not None:
                continue
            taker = await _taker(work, entry.ref, entry.case_id)
            unknown += taker is None
            found.update({taker: None} if taker else {})
        for borrower, _ in await transfers.loans_out(work, lot.id):
            unknown += borrower is None
            found.update({borrower: None} if borrower else {})
    return Outside(tuple(found), unknown)


async def _taker(work: Work, ref: str | None, case_id: str | None) -> str | None:
    """For whom it was handed over."""
    hold = await holds.find_hold(work, ref) if ref else None
    if hold is not None and hold.taker_id is not None:
        return hold.taker_id
    case = await cases.find_case(work, case_id) if case_id else None
    return (case.subject_id or case.author_id) if case else None
