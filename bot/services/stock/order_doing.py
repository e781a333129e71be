"""Writing down what a keeper said yes to: each order is checked again at the moment it is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from types import MappingProxyType

from bot.domain.outcome import Refused
from bot.domain.stock import Lot, Pick, Verb
from bot.services.desk import Desk
from bot.services.stock import ledger, queue, recalls, transfers
from bot.services.stock.ledger import Why
from bot.services.stock.order_lots import on_hand, spread, to_throw
from bot.services.stock.order_next import NEVER, Whole, next_step, shelf_of, thing_of
from bot.store import transfers as rows
from bot.store.database import Work
from bot.store.orders import Order

Doing = Callable[[Work, Desk, Order, str], Awaitable[Refused | None]]


async def carry_out(work: Work, desk: Desk, order: Order, by: str) -> Refused | None:
    """The order is written; what changed since it was read back may forbid it."""
    order, step = await next_step(work, desk, order)
    if isinstance(step, Refused):
        return step
    if not isinstance(step, Whole):
        return Refused("order.over")
    return await _DOING[order.act](work, desk, order, by)


async def _in(work: Work, desk: Desk, order: Order, by: str) -> None:
    thing, box, last = thing_of(desk, order), order.get("box") or "", order.get("last")
    lot = Lot(
        id=desk.ids.new(),
        item=thing.id,
        unit=order.get("unit") or "",
        received_at=desk.now(),
        source=order.get("source") or "purchase",
        batch=order.get("batch"),
        last_day=date.fromisoformat(last) if last and last != NEVER else None,
        logo=order.get("logo"),
        fund=order.get("fund"),
        checked_by=by,
    )
    why = Why(by=by, ref=order.id)
    await ledger.receive(work, desk, box, lot, order.number("qty"), why)
    await queue.serve(work, desk, thing.id, box)


async def _count(work: Work, desk: Desk, order: Order, by: str) -> Refused | None:
    shelf = await shelf_of(work, order)
    by_how_many = order.number("qty") - on_hand(shelf)
    picks = spread(shelf, by_how_many)
    if picks is None:
        return Refused("order.no.kept")
    why = Why(by=by, ref=order.get("walk") or order.id, reason=order.get("reason"))
    for one in picks:
        await _must(work, desk, order, one, Verb.ADJUST, why)
    if by_how_many > 0:
        await queue.serve(work, desk, order.get("item") or "", order.get("box") or "")
    return None


async def _discard(work: Work, desk: Desk, order: Order, by: str) -> Refused | None:
    picks = to_throw(await shelf_of(work, order), desk.today(), order.number("qty"))
    if not picks:
        return Refused("order.no.kept")
    # The log of what was thrown away says why and where it went.
    why = Why(by=by, ref=order.id, reason=f"{order.get('reason')}.{order.get('where')}")
    for one in picks:
        await _must(work, desk, order, one, Verb.DISCARD, why)
    return None


async def _must(work: Work, desk: Desk, order: Order, one: Pick, verb: Verb, why: Why) -> None:
    """What was reckoned in this very write cannot go short."""
    entry = await ledger.enter(work, desk, order.get("box") or "", one.lot, verb, one.qty, why)
    if isinstance(entry, Refused):
        raise RuntimeError("what was free a moment ago, in this very write, is not")


async def _transfer(work: Work, desk: Desk, order: Order, by: str) -> Refused | None:
    return await transfers.order(work, desk, order, by)


async def _recall(work: Work, desk: Desk, order: Order, by: str) -> None:
    await recalls.recall(work, desk, order, by)


async def _unblock(work: Work, desk: Desk, order: Order, by: str) -> None:
    await recalls.unblock(work, desk, order, by)


async def _arrived(work: Work, desk: Desk, order: Order, by: str) -> Refused | None:
    found = await rows.find_transfer(work, order.get("transfer") or "")
    if found is None or found.state != rows.SENT:
        return Refused("transfer.over")
    await transfers.arrive(work, desk, found, order.number("qty"), by, order.get("reason"))
    return None


_DOING: Mapping[str, Doing] = MappingProxyType(
    {
        "in": _in,
        "count": _count,
        "discard": _discard,
        "transfer": _transfer,
        "recall": _recall,
        "unblock": _unblock,
        "arrived": _arrived,
    }
)
