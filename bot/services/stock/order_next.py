"""What an order still lacks, asked one at a time; or why it cannot be; or that it is whole."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.domain.accepting import Offered, accept
from bot.domain.boxes import Box, BoxKind
from bot.domain.medicines import Medicine, Ware
from bot.domain.outcome import Refused
from bot.domain.shelf_life import last_day
from bot.domain.stock import OnShelf, available
from bot.domain.wares import comes_back
from bot.services.desk import Desk
from bot.services.stock.order_lots import of_order, on_hand, to_throw
from bot.services.stock.order_words import words
from bot.store import boxes, stock
from bot.store.database import Work
from bot.store.orders import Order

NEVER = "never"  # no last day stands on it


@dataclass(frozen=True, slots=True)
class Ask:
    """One question; what may be tapped stands in the facts or follows from them."""

    what: str


@dataclass(frozen=True, slots=True)
class Whole:
    """It can be read back."""


Step = tuple[Order, Ask | Whole | Refused]


def known(order: Order, **more: str | None) -> Order:
    """The order with some facts more, or without those that are None."""
    facts = {**order.facts, **{k: v for k, v in more.items() if v is not None}}
    gone = {name for name, value in more.items() if value is None}
    return replace(order, facts={k: v for k, v in facts.items() if k not in gone})


async def next_step(work: Work, desk: Desk, order: Order) -> Step:
    """What has to happen next with an order."""
    if order.get("item") is None:
        return order, Ask("item")
    if order.get("box") is None and order.act not in ("recall", "unblock"):
        return order, Ask("box")
    why = await _other_measure(work, desk, order)
    if why is not None:
        return order, why
    return await _NEXT[order.act](work, desk, order)


async def _other_measure(work: Work, desk: Desk, order: Order) -> Refused | None:
    """两箱 of what is counted in 个: nobody but the keeper knows how many that is."""
    unit, thing = order.get("unit"), thing_of(desk, order)
    if unit is None or order.act in ("recall", "unblock", "arrived"):
        return None
    there = await stock.shelf_of_item(work, thing.id, order.get("box"))
    units = {on.lot.unit for on in there} or {_own(desk, thing)}
    loose = thing.kind is not Ware.MEDICINE and unit not in words(desk, "counters")
    if unit in units or not (loose or unit in words(desk, "cases")):
        return None
    return Refused("order.no.measure", (("thing", thing.name), ("measure", min(units))))


def _own(desk: Desk, thing: Medicine) -> str:
    """How a thing is counted where nobody has counted it yet."""
    drug = thing.kind is Ware.MEDICINE
    return words(desk, "pack")[0] if drug else thing.unit or words(desk, "pack")[0]


def thing_of(desk: Desk, order: Order) -> Medicine:
    """What it is about; an order whose thing left the catalogue is a bug."""
    found = desk.content.stocked.find(order.get("item") or "")
    assert found is not None
    return found


async def shelf_of(work: Work, order: Order) -> tuple[OnShelf, ...]:
    """What the box has of it, in the measure that was said."""
    shelf = await stock.shelf_of_item(work, order.get("item") or "", order.get("box"))
    return of_order(shelf, order.get("unit"), order.get("batch"))


async def _in(work: Work, desk: Desk, order: Order) -> Step:
    thing, box = thing_of(desk, order), await boxes.get_box(work, order.get("box") or "")
    if why := _not_here(desk, order, thing, box):
        return order, why
    if order.get("qty") is None:
        return order, Ask("qty")
    if order.get("last") is None and not comes_back(thing):
        return order, Ask("last")
    return await _measured(work, desk, order, thing), Whole()


def _not_here(desk: Desk, order: Order, thing: Medicine, box: Box) -> Refused | None:
    """The rules of accepting bind a shared box and a tool house, not the shelf of a doctor."""
    if box.kind not in (BoxKind.BOX, BoxKind.TOOLS):
        return None
    said = order.get("last")
    offered = Offered(
        thing,
        qty=float(order.number("qty")) if order.get("qty") else None,
        unit=order.get("unit"),
        last_day=last_day(said) if said else None,  # NEVER is no day
        opened=False,
        logo="none" if order.get("logo") == "none" else "red",
    )
    found = accept(offered, desk.today())
    if not isinstance(found, Refused):
        return None
    return Refused("order.no.accept", (("why", found.reason.rpartition(".")[2]),
                                       ("thing", thing.name)))  # fmt: skip


async def _measured(work: Work, desk: Desk, order: Order, thing: Medicine) -> Order:
    """Counted as it is counted there already, else as packs are."""
    drug = thing.kind is Ware.MEDICINE
    if drug and order.get("unit"):
        return order
    # 18个抗原 and 18份抗原 are the same; a box and a blister of tablets are not.
    there = await stock.shelf_of_item(work, thing.id, order.get("box"))
    units = {on.lot.unit for on in there}
    if len(units) == 1:
        return known(order, unit=units.pop())
    return known(order, unit=order.get("unit") or _own(desk, thing))


async def _count(work: Work, desk: Desk, order: Order) -> Step:
    order = await _measured(work, desk, order, thing_of(desk, order))
    shelf = await shelf_of(work, order)
    if not shelf:
        return order, Refused("order.no.not_there", (("thing", thing_of(desk, order).name),))
    if order.get("qty") is None:
        return order, Ask("qty")
    order = _total(order, on_hand(shelf))
    if order.number("qty") < 0:
        return order, Refused("stock.no.negative")
    if order.number("qty") != on_hand(shelf) and order.get("reason") is None:
        return order, Ask("reason")
    return order, Whole()


def _total(order: Order, there: int) -> Order:
    """少了1盒 is one less than the book says."""
    differs = order.get("diff")
    if differs is None:
        return order
    missing = order.number("qty") * (-1 if differs == "less" else 1)
    return known(order, qty=str(there + missing), diff=None)


async def _discard(work: Work, desk: Desk, order: Order) -> Step:
    order = await _measured(work, desk, order, thing_of(desk, order))
    shelf = await shelf_of(work, order)
    if not on_hand(shelf):
        return order, Refused("order.no.not_there", (("thing", thing_of(desk, order).name),))
    qty = order.number("qty") if order.get("qty") else None
    picks = to_throw(shelf, desk.today(), qty)
    if picks is None:
        free = sum(max(s.amounts.free, 0) for s in shelf)
        return order, Refused("order.no.short", (("left", str(free)),))
    if not picks:
        return order, Ask("qty")
    order = known(order, qty=str(sum(p.qty for p in picks)))
    if order.get("reason") is None:
        reason = _why_thrown(desk, shelf, order)
        if reason is None:
            return order, Ask("thrown")
        order = known(order, reason=reason)
    return order, Whole() if order.get("where") else Ask("where")


def _why_thrown(desk: Desk, shelf: tuple[OnShelf, ...], order: Order) -> str | None:
    """What the lots say themselves."""
    picks = to_throw(shelf, desk.today(), order.number("qty")) or ()
    if all(p.lot.last_day is not None and p.lot.last_day < desk.today() for p in picks):
        return "expired"
    return "recalled" if all(p.lot.blocked for p in picks) else None


async def _transfer(work: Work, desk: Desk, order: Order) -> Step:
    if order.get("to") is None:
        return order, Ask("to")
    if order.get("to") == order.get("box"):
        return order, Refused("order.no.same_box")
    order = await _measured(work, desk, order, thing_of(desk, order))
    if order.get("qty") is None:
        return order, Ask("qty")
    target = await boxes.get_box(work, order.get("to") or "")
    if why := _not_here(desk, order, thing_of(desk, order), target):
        return order, why
    free = available(await shelf_of(work, order), desk.today(), order.get("unit"))
    if free < order.number("qty"):
        return order, Refused("order.no.short", (("left", str(free)),))
    return order, Whole()


async def _recall(work: Work, desk: Desk, order: Order) -> Step:
    thing, batch = thing_of(desk, order), order.get("batch")
    lots = [lot for lot in await stock.lots_of_item(work, thing.id)
            if batch is None or (lot.batch or "").upper() == batch.upper()]  # fmt: skip
    wanted = [lot for lot in lots if (lot.blocked == "recalled") is (order.act == "unblock")]
    if not wanted:
        key = "order.no.no_such_lot" if not lots else f"order.no.{order.act}ed_already"
        return order, Refused(key, (("thing", thing.name),))
    return order, Whole()


async def _arrived(work: Work, desk: Desk, order: Order) -> Step:
    """How many of what was sent came, and what became of the others."""
    if order.get("qty") is None:
        return order, Ask("qty")
    short = order.number("sent") - order.number("qty")
    if short < 0:
        most = f"{order.number('sent')}{order.get('unit')}"
        return order, Refused("order.no.more", (("most", most),))
    if short and order.get("reason") is None:
        return order, Ask("short")
    return order, Whole()


_NEXT: Mapping[str, Callable[[Work, Desk, Order], Awaitable[Step]]] = MappingProxyType(
    {
        "in": _in,
        "count": _count,
        "discard": _discard,
        "transfer": _transfer,
        "recall": _recall,
        "unblock": _recall,
        "arrived": _arrived,
    }
)
