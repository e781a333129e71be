"""Stock moves from one box to another, and both ends say so; what nobody confirms is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain.boxes import Box
from bot.domain.outcome import Refused
from bot.domain.stock import Verb
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.stock import ledger, queue
from bot.services.stock.ledger import Why
from bot.services.stock.supply_cards import redraw
from bot.services.telling import Message, tell_person
from bot.store import boxes, places, rota, stock, transfers
from bot.store.database import Work
from bot.store.orders import Order
from bot.store.transfers import ASKED, BACK, GOT, REFUSED, SENT, Transfer

NOT_SENT = "counted_wrong"  # fewer were packed than was written down: the rest is still there
LOST, DAMAGED = "lost", "damaged"


async def order(work: Work, desk: Desk, wanted: Order, by: str) -> Refused | None:
    """A keeper sends at once; an order of the township first asks who keeps the sending box."""
    source = await boxes.get_box(work, wanted.get("box") or "")
    transfer = Transfer(
        id=wanted.id,
        from_box=source.id,
        to_box=wanted.get("to") or "",
        item=wanted.get("item") or "",
        unit=wanted.get("unit") or "",
        qty=wanted.number("qty"),
        state=ASKED,
        asked_at=desk.now(),
        asked_by=by,
    )
    await transfers.put_transfer(work, transfer)
    if by in source.keepers:
        return await send(work, desk, transfer, by)
    await _tell(work, desk, transfer, "transfer.asked", source.keepers, by)
    return None


async def send(work: Work, desk: Desk, transfer: Transfer, by: str) -> Refused | None:
    """It leaves the shelf, first what expires first, and is on its way until the other end says."""
    picks = await ledger.choose(
        work, desk, transfer.from_box, transfer.item, transfer.qty, transfer.unit
    )
    if isinstance(picks, Refused):
        return picks
    for one in picks:
        await _enter(work, desk, transfer, transfer.from_box, one.lot.id, Verb.SEND, one.qty, by)
    sent = replace(transfer, state=SENT, sent_by=by, sent_at=desk.now())
    await transfers.put_transfer(work, sent)
    await redraw(work, sent.to_box, sent.item)
    target = await boxes.get_box(work, sent.to_box)
    await _tell(work, desk, sent, "transfer.coming", target.keepers, by)
    if sent.asked_by not in (None, by):
        await _tell(work, desk, sent, "transfer.sent", (sent.asked_by or "",), by)
    return None


async def decline(work: Work, desk: Desk, transfer: Transfer, by: str) -> None:
    """It cannot be spared; who ordered it hears so."""
    await transfers.put_transfer(work, replace(transfer, state=REFUSED, sent_by=by))
    await _tell(work, desk, transfer, "transfer.declined", (transfer.asked_by or "",), by)


async def arrive(
    work: Work, desk: Desk, transfer: Transfer, got: int, by: str, why: str | None = None
) -> Transfer:
    """So many arrived, as the lots they were; the rest is lost on the way or was never packed."""
    left = got
    for lot_id, qty in (await on_the_way(work, transfer)).items():
        part = min(qty, left)
        left -= part
        if part:
            await _enter(work, desk, transfer, transfer.from_box, lot_id, Verb.ARRIVE, part, by)
            await _enter(work, desk, transfer, transfer.to_box, lot_id, Verb.IN, part, by)
        if qty > part:
            verb = Verb.COME_BACK if why == NOT_SENT else Verb.LOSE
            await _enter(work, desk, transfer, transfer.from_box, lot_id, verb, qty - part, by, why)
    over = replace(transfer, state=GOT, got=got, got_by=by, got_at=desk.now(), why=why)
    await transfers.put_transfer(work, over)
    await redraw(work, over.to_box, over.item)
    source = await boxes.get_box(work, over.from_box)
    told = tuple(dict.fromkeys((*source.keepers, over.asked_by or "")))
    key = "transfer.arrived" if got == over.qty else "transfer.arrived_less"
    await _tell(work, desk, over, key, told, by)
    if got:
        await queue.serve(work, desk, over.item, over.to_box)
    return over


async def not_there(work: Work, desk: Desk, transfer: Transfer, by: str) -> None:
    """The other end has not seen it: who sent it looks, and may take it back."""
    source = await boxes.get_box(work, transfer.from_box)
    await _tell(work, desk, transfer, "transfer.not_there", source.keepers, by)


async def come_back(work: Work, desk: Desk, transfer: Transfer, by: str) -> None:
    """It never left, or is back: it lies on the shelf again."""
    for lot_id, qty in (await on_the_way(work, transfer)).items():
        await _enter(work, desk, transfer, transfer.from_box, lot_id, Verb.COME_BACK, qty, by)
    over = replace(transfer, state=BACK, got=0, got_by=by, got_at=desk.now())
    await transfers.put_transfer(work, over)
    target = await boxes.get_box(work, over.to_box)
    told = tuple(dict.fromkeys((*target.keepers, over.asked_by or "")))
    await _tell(work, desk, over, "transfer.back", told, by)
    await queue.serve(work, desk, over.item, over.from_box)


async def on_the_way(work: Work, transfer: Transfer) -> dict[str, int]:
    """How many of each lot are moving for this transfer."""
    moving: dict[str, int] = {}
    for entry in await stock.entries_of(work, transfer.id):
        moving[entry.lot_id] = moving.get(entry.lot_id, 0) + entry.change.moving
    return {lot: qty for lot, qty in moving.items() if qty > 0}


async def _enter(
    work: Work,
    desk: Desk,
    transfer: Transfer,
    box: str,
    lot_id: str,
    verb: Verb,
    qty: int,
    by: str,
    why: str | None = None,
) -> None:
    lot = await stock.find_lot(work, lot_id)
    assert lot is not None
    reason = Why(by=by, ref=transfer.id, reason=why)
    entry = await ledger.enter(work, desk, box, lot, verb, qty, reason)
    if isinstance(entry, Refused):
        raise RuntimeError("what was free or moving a moment ago, in this very write, is not")


async def _tell(
    work: Work, desk: Desk, transfer: Transfer, key: str, told: tuple[str, ...], by: str
) -> None:
    """Everybody but who did it."""
    params = {"transfer": transfer.id, "by": by}
    message = Message(key, f"{key}:{transfer.id}", params)
    for person in dict.fromkeys(told):
        if person and person != by:
            await tell_person(work, desk, person, message)


async def tell_late(desk: Desk) -> int:
    """Step of the upkeep: both keepers and the cadre hear of what nobody confirmed."""
    waited = desk.content.stock.orders.transfer_wait
    rows = await desk.database.read(transfers.not_told)
    late = [row for row in rows if row.since + waited <= desk.now()]
    for row in late:
        await desk.database.write(partial(_late, desk, row.id))
    return len(late)


async def next_late(desk: Desk) -> datetime | None:
    """When the next one is late."""
    rows = await desk.database.read(partial(transfers.not_told, most=1))
    return rows[0].since + desk.content.stock.orders.transfer_wait if rows else None


async def _late(desk: Desk, id: str, work: Work) -> None:
    transfer = await transfers.find_transfer(work, id)
    if transfer is None or transfer.state not in (ASKED, SENT):
        return
    source = await boxes.get_box(work, transfer.from_box)
    target = await boxes.get_box(work, transfer.to_box)
    await _tell(work, desk, transfer, "transfer.late_sent", source.keepers, "")
    if transfer.state == SENT:
        await _tell(work, desk, transfer, "transfer.late_coming", target.keepers, "")
    cadres = await _cadres(work, desk, source, target)
    told = tuple(p for p in cadres if p not in (*source.keepers, *target.keepers))
    await _tell(work, desk, transfer, "transfer.late", (*told, transfer.asked_by or ""), "")
    await transfers.mark_told(work, transfer, desk.now())


async def _cadres(work: Work, desk: Desk, *both: Box) -> tuple[str, ...]:
    """Of each village the cadre who is on duty, else the first who leads it."""
    found: list[str] = []
    for box in both:
        village = await places.unit_of_level(work, box.unit_id, "village")
        if village is None:
            continue
        duty = await rota.on_duty(work, village.id, "duty_village", desk.now())
        found.extend(duty or (await holders_at(work, desk, village.id, "cadre"))[:1])
    return tuple(dict.fromkeys(found))
