"""What was read of a sentence about giving out, kept until who wrote it says that it is so."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.outcome import Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.store import orders
from bot.store.database import Work
from bot.store.orders import Order


async def keep(
    work: Work, desk: Desk, actor: Actor, act: str, facts: Mapping[str, str]
) -> str | None:
    """Its id. It is done from the start, since only its own buttons answer it, no words."""
    if actor.account is None:
        return None
    order = Order(desk.ids.new(), actor.account.id, act, facts, desk.now(), desk.now())
    await orders.put_order(work, order)
    return order.id


async def take(
    work: Work, desk: Desk, actor: Actor, id: str, act: str
) -> Mapping[str, str] | Refused:
    """Its facts, once; they are forgotten with that."""
    order = await orders.find_order(work, id)
    if order is None or order.act != act or not order.facts:
        return Refused("giving_out.over")
    if actor.account is None or order.account_id != actor.account.id:
        return Refused("board.not_for_you")
    gone = Order(order.id, order.account_id, act, {}, order.at, desk.now())
    await orders.put_order(work, gone)
    if desk.now() - order.at > desk.content.stock.orders.confirm_within:
        return Refused("giving_out.over")
    return order.facts
