"""对 and 不对 under an order, and the buttons under a transfer."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import stock_take
from bot.services.stock.order_answers import open_order
from bot.services.stock.order_doing import carry_out
from bot.services.stock.order_flow import RECALLS, may_recall, refuse, say
from bot.services.stock.order_words import words
from bot.store import boxes, orders, stock, transfers
from bot.store.database import Work
from bot.store.orders import Order

_WRITTEN = {"recall": "order.recalled", "unblock": "order.unblocked"}


async def on_order(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """对 writes it, 不对 drops it; rights are looked at as of now."""
    order = await open_order(work, desk, actor, pressed.subject)
    if isinstance(order, Refused):
        return order
    if actor.person is None or not await _may(work, order, actor):
        return Refused("stock.no.keeper")
    if order.get("ask") is not None:
        return Refused("order.over")
    yes = pressed.choice == "yes"
    return await _settle(work, desk, order, actor, pressed.callback_id, yes=yes)


async def by_words(work: Work, desk: Desk, actor: Actor, text: str, occasion: str) -> bool:
    """对 or 不对 in words, while an order stands read back."""
    assert actor.account is not None
    said = text.strip(" \n，。！,.!")
    yes = said in words(desk, "yes")
    if not yes and said not in words(desk, "no"):
        return False
    since = desk.now() - desk.content.stock.orders.confirm_within
    order = await orders.open_order_of(work, actor.account.id, since)
    if order is None or order.get("ask") is not None or not await _may(work, order, actor):
        return False
    outcome = await _settle(work, desk, order, actor, occasion, yes=yes)
    if isinstance(outcome, Refused):
        await refuse(work, desk, actor.chat.id, f"{order.id}:{occasion}", outcome)
    elif not yes:
        await say(work, desk, actor.chat.id, "order.dropped", f"{order.id}:{occasion}", {})
    return True


async def _settle(
    work: Work, desk: Desk, order: Order, actor: Actor, occasion: str, *, yes: bool
) -> Outcome:
    assert actor.person is not None
    await orders.put_order(work, replace(order, done_at=desk.now()))
    if not yes:
        await _after(work, desk, order, actor, occasion, wrote=False)
        return Done("order.dropped")
    why = await carry_out(work, desk, order, actor.person.id)
    if why is not None:
        return why
    await _say_written(work, desk, order, actor)
    await _after(work, desk, order, actor, occasion, wrote=True)
    return Done("order.noted")


async def _may(work: Work, order: Order, actor: Actor) -> bool:
    assert actor.person is not None
    kept = await boxes.boxes_kept_by(work, actor.person.id)
    if order.act in RECALLS:
        return bool(kept) or may_recall(actor)
    if order.get("box") in {box.id for box in kept}:
        return True
    return order.act == "transfer" and wears(actor.held, "officer")


async def _say_written(work: Work, desk: Desk, order: Order, actor: Actor) -> None:
    """What stands in the book now, with the way back."""
    key = _WRITTEN.get(order.act, "order.written")
    params = {"order": order.id}
    if order.act == "transfer":
        transfer = await transfers.find_transfer(work, order.id)
        sent = transfer is not None and transfer.state == transfers.SENT
        key, params = ("order.sent" if sent else "order.asked_for"), {"transfer": order.id}
    elif order.act == "arrived":
        key, params = "transfer.noted", {"transfer": order.get("transfer") or ""}
    elif order.act not in RECALLS:
        ref = order.get("walk") or order.id
        written = [e for e in await stock.entries_of(work, ref)]
        params["entry"] = written[-1].id if written else ""
    await say(work, desk, actor.chat.id, key, order.id, params)


async def _after(
    work: Work, desk: Desk, order: Order, actor: Actor, occasion: str, *, wrote: bool
) -> None:
    """A line of a stock-take of the whole box: on to the next one, or the same once more."""
    walk = await orders.find_order(work, order.get("walk") or "")
    if walk is None or walk.done_at is not None:
        return
    if not wrote:
        await stock_take.next_line(work, desk, walk, actor.chat.id, occasion)
        return
    code = f"{order.get('item')}|{order.get('unit')}"
    await stock_take.through(work, desk, walk, code, actor.chat.id, occasion, differed=True)


async def on_example(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """How to write what came in."""
    box = await boxes.find_box(work, pressed.choice or pressed.subject)
    if actor.person is None or box is None or actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    await say(work, desk, actor.chat.id, "order.example.in", pressed.callback_id, {})
    return Done()
