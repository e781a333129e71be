"""Values of what is asked and read back to a keeper: looked up when it is said."""

from __future__ import annotations

from typing import Any

from bot.domain.medicines import Ware
from bot.services.desk import Desk
from bot.services.stock.order_lots import on_hand
from bot.services.stock.order_next import NEVER, shelf_of
from bot.services.views.names import text_of
from bot.store import boxes, orders
from bot.store.database import Work
from bot.store.orders import Order

_MOST = 3
REASONS = {
    "less": ("lost", "damaged", "counted_wrong"),
    "more": ("found", "counted_wrong"),
}
THROWN = ("expired", "damaged", "unusable")
SHORT = ("lost", "damaged", "counted_wrong")
WHERE = ("township", "hazard", "rubbish")


async def echo(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """A sentence whose values are what the rule said; a thing and a reason in words."""
    values: dict[str, Any] = dict(params)
    if "item" in params:
        values["thing"] = thing_name(desk, params["item"])
    if "why" in params:
        values["why"] = text_of(desk, f"order.why.{params['why']}")
    for name in ("box", "from_box", "to_box"):
        if name in params:
            values[name] = await box_name(work, params[name])
    return values


def thing_name(desk: Desk, item: str | None) -> str:
    found = desk.content.stocked.find(item or "")
    return found.name if found else ""


async def box_name(work: Work, box: str | None) -> str:
    found = await boxes.find_box(work, box) if box else None
    return found.name if found else ""


def day_text(desk: Desk, day: str | None) -> str:
    """The last day of a lot with its year."""
    if not day or day == NEVER:
        return ""
    year, month, date = (str(int(part)) for part in day.split("-"))
    return text_of(desk, "order.date", {"year": year, "month": month, "date": date})


async def say_order(work: Work, desk: Desk, params: dict[str, str]) -> dict[str, Any]:
    """An order as it stands: read back, or the next question with what may be tapped."""
    order = await orders.find_order(work, params["order"])
    if order is None:
        return {"_subject": params["order"]}
    shelf = await shelf_of(work, order) if order.get("box") and order.get("item") else ()
    there = on_hand(shelf, order.get("unit"))
    by = order.number("qty") - there
    reason, fund, where = order.get("reason"), order.get("fund"), order.get("where")
    return {
        "_subject": order.id,
        "thing": thing_name(desk, order.get("item")),
        "box": await box_name(work, order.get("box")),
        "to_box": await box_name(work, order.get("to")),
        "qty": order.number("qty"),
        "measure": order.get("unit") or "",
        "last": day_text(desk, order.get("last")),
        "batch": order.get("batch") or "",
        "there": there,
        "less": max(-by, 0),
        "more": max(by, 0),
        "reason": text_of(desk, f"stock.reason.{reason}") if reason else "",
        "place": text_of(desk, f"stock.where.{where}") if where else "",
        "fund": text_of(desk, f"stock.fund.{fund}") if fund else "",
        "packs": order.number("packs"),
        "boxes": order.number("boxes"),
        "asked": order.get("role") == "officer",
        "choices": await _choices(work, desk, order, by),
    }


async def _choices(work: Work, desk: Desk, order: Order, by: int) -> list[dict[str, str]]:
    ask, among = order.get("ask"), list(filter(None, (order.get("among") or "").split(",")))
    if ask == "item":
        return [{"label": thing_name(desk, i), "choice": i} for i in among[:_MOST]]
    if ask in ("box", "to"):
        return [{"label": await box_name(work, b), "choice": b} for b in among[:_MOST]]
    if ask == "last":
        thing = desk.content.stocked.find(order.get("item") or "")
        drug = thing is None or thing.kind is Ware.MEDICINE
        return [] if drug else [{"label": text_of(desk, "order.no_last_day"), "choice": NEVER}]
    codes: tuple[str, ...] = ()
    if ask == "reason":
        codes = REASONS["less" if by < 0 else "more"]
    elif ask == "thrown":
        codes = THROWN
    elif ask == "short":
        codes = SHORT
    elif ask == "where":
        return [{"label": text_of(desk, f"stock.where.{c}"), "choice": c} for c in WHERE]
    return [{"label": text_of(desk, f"stock.reason.{c}"), "choice": c} for c in codes]
