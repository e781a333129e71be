"""Something is to go from one box to another: the order is read back before anything moves."""

from __future__ import annotations

from dataclasses import dataclass

from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock import order_flow
from bot.store import orders
from bot.store.database import Work
from bot.store.orders import Order


@dataclass(frozen=True, slots=True)
class Move:
    """So many of a thing from one box to another."""

    from_box: str
    to_box: str
    item: str
    unit: str
    qty: int


async def start(work: Work, desk: Desk, actor: Actor, move: Move, occasion: str) -> None:
    """A new order takes the place of what was asked before."""
    assert actor.person is not None
    assert actor.account is not None
    await orders.drop_open_orders(work, actor.account.id, desk.now())
    facts = {
        "box": move.from_box, "to": move.to_box, "item": move.item, "unit": move.unit,
        "qty": str(move.qty), "by": actor.person.id,
    }  # fmt: skip
    order = Order(desk.ids.new(), actor.account.id, "transfer", facts, desk.now())
    chat = actor.private or actor.chat
    await order_flow.go_on(work, desk, order, chat.id, occasion)
