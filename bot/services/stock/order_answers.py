"""The next words, or a tap, that answer what was asked about an order."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock.order_flow import go_on, refuse, say
from bot.services.stock.order_next import NEVER, known
from bot.services.stock.order_saying import REASONS, SHORT, THROWN, WHERE
from bot.services.stock.order_words import read_order, words
from bot.store import orders
from bot.store.database import Work
from bot.store.orders import Order

# Questions that ask why, and the order as which their answer in words is read.
_WHY = ("reason", "thrown", "short")
_READ_AS = {"last": "in", "thrown": "discard", "reason": "count", "short": "count"}


async def answered(work: Work, desk: Desk, context: Context) -> bool:
    """Whether the words answer the open question; what is no answer goes its ordinary way."""
    actor, heard = context.actor, context.heard
    assert actor.account is not None
    since = desk.now() - desk.content.stock.orders.confirm_within
    order = await orders.open_order_of(work, actor.account.id, since)
    if order is None:
        return False
    occasion = f"{order.id}:{heard.message_id}"
    if context.reading.meaning.word == "cancel":
        await orders.put_order(work, replace(order, done_at=desk.now()))
        await say(work, desk, actor.chat.id, "order.dropped", occasion, {})
        return True
    if order.get("ask") is None:
        return False
    found = _by_words(desk, order, heard.text)
    if isinstance(found, Refused):
        await refuse(work, desk, actor.chat.id, occasion, found)
        return True
    if found is None:
        return False
    await go_on(work, desk, found, actor.chat.id, str(heard.message_id))
    return True


def _by_words(desk: Desk, order: Order, text: str) -> Order | Refused | None:
    ask = order.get("ask")
    if ask == "item":
        return _thing(desk, order, text)
    act = _READ_AS.get(ask or "", "in" if order.act == "arrived" else order.act)
    before = "until" if ask == "last" else act
    read = read_order(desk, f"{words(desk, before)[0]} {text}", act)
    name = "reason" if ask in _WHY else ask or ""
    if ask in ("qty", "last") and read.fault and read.fault != "order.no.several":
        return Refused(read.fault)
    if ask in ("qty", "last", "where", *_WHY) and name in read.facts:
        more = {name: read.facts[name]}
        if ask == "qty" and "unit" in read.facts:
            more["unit"] = read.facts["unit"]
        return known(order, **more)
    return None


def _thing(desk: Desk, order: Order, text: str) -> Order | None:
    """A full name, or the end of one: 片, 颗粒."""
    among = list(filter(None, (order.get("among") or "").split(",")))
    named = [m.id for m in desk.content.stocked.by_words(text)]
    if len(named) > 1 or not named:
        ended = [i for i in among if (m := desk.content.stocked.find(i)) and text.strip()
                 and m.name.endswith(text.strip())]  # fmt: skip
        named = ended or [i for i in named if i in among]
        if len(named) > 1 and order.get("open"):
            return known(order, among=",".join(named), open=None)
    return known(order, item=named[0], among=None) if len(named) == 1 else None


async def on_pick(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """One of the buttons under a question."""
    order = await open_order(work, desk, actor, pressed.subject)
    if isinstance(order, Refused):
        return order
    found = _picked(order, pressed.choice or "")
    if found is None:
        return Refused("order.over")
    await go_on(work, desk, found, actor.chat.id, pressed.callback_id)
    return Done()


def _picked(order: Order, choice: str) -> Order | None:
    """Only what was offered is an answer."""
    ask, among = order.get("ask") or "", (order.get("among") or "").split(",")
    if ask in ("item", "box", "to"):
        return known(order, among=None, **{ask: choice}) if choice in among else None
    offered = {"reason": REASONS["less"] + REASONS["more"], "thrown": THROWN, "short": SHORT,
               "where": WHERE, "last": (NEVER,)}  # fmt: skip
    if choice not in offered.get(ask, ()):
        return None
    return known(order, **{"reason" if ask in _WHY else ask: choice})


async def open_order(work: Work, desk: Desk, actor: Actor, id: str) -> Order | Refused:
    """The order of a button, if it is one's own and still open; too late is said once."""
    order = await orders.find_order(work, id)
    if order is None or actor.account is None or order.account_id != actor.account.id:
        return Refused("press.unknown")
    if order.done_at is not None:
        return Refused("order.over")
    if order.at + desk.content.stock.orders.confirm_within < desk.now():
        await orders.put_order(work, replace(order, done_at=desk.now()))
        return Refused("order.late")
    return order
