"""An order from its first words to the line that is read back: narrowed, asked, said."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.boxes import Box
from bot.domain.lanes import Lane, Owed
from bot.domain.medicines import Medicine
from bot.domain.outcome import Refused
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock import order_open
from bot.services.stock.order_boxes import Named, fits, fitting, named_boxes
from bot.services.stock.order_next import Ask, known, next_step
from bot.services.stock.order_words import Read
from bot.services.stock.whom import boxes_near
from bot.services.telling import Message, tell_chat
from bot.store import boxes, orders, stock
from bot.store.database import Work
from bot.store.orders import Order

RECALLS = ("recall", "unblock")


def may_recall(actor: Actor) -> bool:
    """A doctor or somebody of the township, besides those who keep a box."""
    return wears(actor.held, "doctor", "officer")


async def say(
    work: Work, desk: Desk, chat_id: str, key: str, occasion: str, params: dict[str, str]
) -> None:
    """A line of this talk; what it says is looked up when it leaves."""
    message = Message(key, f"{key}:{occasion}", params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, chat_id, message)


async def refuse(work: Work, desk: Desk, chat_id: str, occasion: str, why: Refused) -> None:
    """Plain words why nothing is written down."""
    await say(work, desk, chat_id, why.reason, occasion, dict(why.facts))


async def begin(work: Work, desk: Desk, actor: Actor, read: Read, text: str, occasion: str) -> None:
    """A new order takes the place of what was asked before."""
    assert actor.person is not None
    assert actor.account is not None
    await orders.drop_open_orders(work, actor.account.id, desk.now())
    if read.fault is not None:
        await refuse(work, desk, actor.chat.id, occasion, Refused(read.fault))
        return
    kept = await boxes.boxes_kept_by(work, actor.person.id)
    facts = {**read.facts, "by": actor.person.id}
    order = Order(desk.ids.new(), actor.account.id, read.act or "", facts, desk.now())
    order, read = await _with_batch(work, order, read, text)
    found = await _with_thing(work, desk, order, read, kept)
    if isinstance(found, Order):
        thing = desk.content.stocked.find(found.get("item") or "")
        named = await named_boxes(work, desk, text, thing)
        found = await _with_boxes(work, found, named, kept, actor)
    if isinstance(found, Order):
        await go_on(work, desk, found, actor.chat.id, occasion)
    else:
        await refuse(work, desk, actor.chat.id, occasion, found)


async def _with_batch(work: Work, order: Order, read: Read, text: str) -> tuple[Order, Read]:
    """B1108那批: the number of a batch that is there needs no word, and tells the pack."""
    if order.act in ("in", "fix"):
        return order, read
    said, have = order.get("batch"), []
    for thing in read.things:
        for lot in await stock.lots_of_item(work, thing.id):
            batch = (lot.batch or "").upper()
            if batch and (batch == said or (said is None and batch in text.upper())):
                have.append((thing, batch))
    batches = {batch for _, batch in have}
    if len(batches) != 1:
        return order, read
    things = tuple(dict.fromkeys(thing for thing, _ in have))
    return known(order, batch=batches.pop()), replace(read, things=things)


async def _with_thing(
    work: Work, desk: Desk, order: Order, read: Read, kept: tuple[Box, ...]
) -> Order | Refused:
    """Of several packs of one thing those that are there; what is still open is asked."""
    if not read.things:
        return await order_open.without_thing(work, desk, order, kept)
    there = await _there(work, order.act, read.things, kept)
    if order.act == "transfer" and not there:
        # The township moves also what none of its own boxes has.
        there = await _there(work, order.act, read.things, ())
    options = there or read.things
    if order.act == "in":
        options = tuple(dict.fromkeys((*there, *read.things)))
    if len(options) == 1 and not read.guessed:
        return known(order, item=options[0].id)
    if not there and order.act != "in":
        return Refused("order.no.not_there", (("thing", read.things[0].generic),))
    return known(order, among=",".join(one.id for one in options))


async def _there(
    work: Work, act: str, things: tuple[Medicine, ...], kept: tuple[Box, ...]
) -> tuple[Medicine, ...]:
    """Those of them that lie in a box one keeps; of a recall, that ever came into any."""
    found = []
    for thing in things:
        if act in RECALLS:
            present = bool(await stock.lots_of_item(work, thing.id))
        else:
            shelf = await stock.shelf_of_item(work, thing.id)
            own = {box.id for box in kept}
            present = any(s.amounts.on_hand and (s.box_id in own or not own) for s in shelf)
        if present:
            found.append(thing)
    return tuple(found)


async def _with_boxes(
    work: Work, order: Order, named: Named, kept: tuple[Box, ...], actor: Actor
) -> Order | Refused:
    if order.act in RECALLS:
        return order
    if order.act == "transfer":
        return _from_to(order, named, kept, actor)
    said = named.plain or named.target or named.source
    if order.get("fetched") and named.source is not None and named.source not in kept:
        # Fetched from a box of somebody else: where it went is the own one.
        said = named.plain or named.target
    elif order.get("fetched") and named.source is not None:
        order = replace(order, act="transfer")
        return _from_to(order, named, kept, actor)
    if said is None:
        return order
    if said not in kept:
        return Refused("stock.no.keeper")
    return known(order, box=said.id)


def _from_to(order: Order, named: Named, kept: tuple[Box, ...], actor: Actor) -> Order | Refused:
    """Who keeps the sending box sends; the township asks who keeps it."""
    source = named.source or (named.plain if named.target else None)
    target = named.target or (None if named.plain is source else named.plain)
    role = None
    if source is not None and source not in kept:
        if not wears(actor.held, "officer"):
            return Refused("stock.no.keeper")
        role = "officer"
    elif source is None and not kept:
        return Refused("order.no.source")
    return known(
        order,
        box=source.id if source else None,
        to=target.id if target else None,
        role=role,
    )


async def go_on(work: Work, desk: Desk, order: Order, chat_id: str, occasion: str) -> None:
    """The next question, or the whole order read back; what cannot be is dropped with its why."""
    order = await with_own_box(work, desk, order)
    order, step = await next_step(work, desk, order)
    if isinstance(step, Refused):
        await refuse(work, desk, chat_id, occasion, step)
        return
    asked = step.what if isinstance(step, Ask) else None
    order = known(order, ask=asked)
    if asked == "to":
        order = known(order, among=",".join(await _elsewhere(work, desk, order)))
    await orders.put_order(work, order)
    key = f"order.ask.{asked}" if asked else f"order.read.{order.act}"
    if asked == "item" and order.get("open"):
        key = "order.ask.what"
    await say(work, desk, chat_id, key, f"{order.id}:{occasion}", {"order": order.id})


async def with_own_box(work: Work, desk: Desk, order: Order) -> Order:
    """The box nobody named: the only one of one's own that fits; else those to choose from."""
    thing = desk.content.stocked.find(order.get("item") or "")
    if thing is None or order.get("box") is not None or order.act in RECALLS:
        return order
    person = order.get("by") or ""
    kept = await boxes.boxes_kept_by(work, person)
    options = await fitting(work, kept, thing, there=order.act != "in") or kept
    if len(options) == 1:
        return known(order, box=options[0].id)
    return known(order, among=",".join(box.id for box in options))


async def _elsewhere(work: Work, desk: Desk, order: Order) -> tuple[str, ...]:
    """Where it could go, the nearest first."""
    source = await boxes.get_box(work, order.get("box") or "")
    thing = desk.content.stocked.find(order.get("item") or "")
    near = await boxes_near(work, source.unit_id)
    return tuple(b.id for b in near if b.id != source.id and fits(b, thing))
