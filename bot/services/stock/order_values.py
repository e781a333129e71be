"""Values of what is said of entries, stock-takes, transfers and recalls."""

from __future__ import annotations

from typing import Any

from bot.domain.stock import Entry
from bot.services.desk import Desk
from bot.services.stock import stock_take
from bot.services.stock.order_lots import on_hand
from bot.services.stock.order_saying import box_name, say_order, thing_name
from bot.services.views.names import named_with_role, text_of
from bot.store import orders, stock, transfers
from bot.store.database import Work


async def say_written(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """What the book has now, and the button that takes it back."""
    values = await say_order(work, desk, params)
    entry = params.get("entry")
    label = text_of(desk, "order.back_label")
    order = await orders.find_order(work, params["order"])
    if order is not None:
        every = await stock.shelf_of_item(work, order.get("item") or "", order.get("box"))
        values["there"] = on_hand(every, order.get("unit"))
    return {**values, "choices": [{"label": label, "choice": entry}] if entry else []}


async def say_recalled(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """How many boxes, packs and people; never who."""
    values = await say_order(work, desk, params)
    order = await orders.find_order(work, params["order"])
    return {**values, "people": order.number("people") if order else 0}


async def say_last(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """One's last entries with a button each."""
    lines, choices = [], []
    for entry_id in filter(None, params["entries"].split(",")):
        entry = await stock.find_entry(work, entry_id)
        if entry is None:
            continue
        line = await _line(work, desk, entry)
        lines.append(line)
        choices.append({"label": text_of(desk, "order.back_of", {"line": line["short"]}),
                        "choice": entry.id})  # fmt: skip
    return {"lines": lines, "choices": choices, "_subject": "-"}


async def _line(work: Work, desk: Desk, entry: Entry) -> dict[str, Any]:
    """All lots of one thing that one order moved are one line."""
    lot = await stock.find_lot(work, entry.lot_id)
    item = lot.item if lot else ""
    moved = entry.change.on_hand
    if entry.ref is not None:
        moved = 0
        for one in await stock.entries_of(work, entry.ref):
            other = await stock.find_lot(work, one.lot_id)
            same = other is not None and other.item == item and one.verb is entry.verb
            moved += one.change.on_hand if same and one.box_id == entry.box_id else 0
    signed = f"+{moved}" if moved > 0 else str(moved)
    thing = thing_name(desk, item)
    return {
        "box": await box_name(work, entry.box_id),
        "thing": thing,
        "moved": signed,
        "measure": lot.unit if lot else "",
        "what": text_of(desk, f"stock.did.{entry.verb.value}"),
        "short": f"{thing} {signed}",
    }


async def say_walk(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """One line of a stock-take, or its end."""
    walk = await orders.find_order(work, params["walk"])
    if walk is None:
        return {"_subject": params["walk"]}
    every = await stock_take.lines(work, walk.get("box") or "")
    through = stock_take.counted(walk)
    unit, item = params.get("unit", ""), params.get("item", "")
    there = sum(x.there for x in every if x.item == item and x.unit == unit)
    yes = {"qty": there, "measure": unit}
    return {
        "_subject": walk.id,
        "box": await box_name(work, walk.get("box")),
        "thing": thing_name(desk, item),
        "measure": unit,
        "there": there,
        "at": len(through) + 1,
        "of": len(through) + sum(1 for x in every if x.code not in through),
        "through": len(through),
        "differed": walk.number("differed"),
        "choices": [
            {"label": text_of(desk, "walk.yes", yes), "choice": f"ok|{item}|{unit}|{there}"},
            {"label": text_of(desk, "walk.no"), "choice": f"no|{item}|{unit}"},
        ],
    }


async def say_which(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """The boxes somebody keeps, to choose which is counted."""
    ids = list(filter(None, params["boxes"].split(",")))[:3]
    return {
        "_subject": "-",
        "choices": [{"label": await box_name(work, one), "choice": one} for one in ids],
    }


async def say_transfer(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """A transfer as it stands."""
    transfer = await transfers.find_transfer(work, params["transfer"])
    if transfer is None:
        return {"_subject": params["transfer"]}
    got = transfer.got or 0
    return {
        "_subject": transfer.id,
        "thing": thing_name(desk, transfer.item),
        "qty": transfer.qty,
        "measure": transfer.unit,
        "from_box": await box_name(work, transfer.from_box),
        "to_box": await box_name(work, transfer.to_box),
        "got": got,
        "short": transfer.qty - got,
        "reason": text_of(desk, f"stock.reason.{transfer.why}") if transfer.why else "",
        "on_way": transfer.state == transfers.SENT,
        "by": await named_with_role(work, desk, params.get("by")),
        "days": desk.content.stock.orders.transfer_wait.days,
    }
