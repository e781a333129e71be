"""A stock-take of a whole box: one thing after the other, each written by itself, to be gone on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.boxes import Box
from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock.order_boxes import named_boxes
from bot.services.stock.order_flow import go_on, refuse, say
from bot.services.stock.order_next import known
from bot.store import boxes, orders, stock
from bot.store.database import Work
from bot.store.orders import WALK, Order


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of the box in one measure, and how many the book has."""

    item: str
    unit: str
    there: int

    @property
    def code(self) -> str:
        return f"{self.item}|{self.unit}"


async def start_by_words(work: Work, desk: Desk, actor: Actor, text: str, occasion: str) -> None:
    """The box that was named, the only one there is, or asked which."""
    assert actor.person is not None
    kept = await boxes.boxes_kept_by(work, actor.person.id)
    named = (await named_boxes(work, desk, text, None)).plain
    if named is not None and named not in kept:
        await refuse(work, desk, actor.chat.id, occasion, Refused("stock.no.keeper"))
    elif named is not None or len(kept) == 1:
        await start(work, desk, actor, named or kept[0], occasion)
    else:
        params = {"boxes": ",".join(box.id for box in kept)}
        await say(work, desk, actor.chat.id, "walk.which", f"{actor.chat.id}:{occasion}", params)


async def on_start(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button under the keeper's view, or under the question which box."""
    box = await boxes.find_box(work, pressed.choice or pressed.subject)
    if box is None or actor.person is None or actor.account is None:
        return Refused("press.unknown")
    if actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    await start(work, desk, actor, box, pressed.callback_id)
    return Done()


async def start(work: Work, desk: Desk, actor: Actor, box: Box, occasion: str) -> None:
    """Begin, or go on where it was left."""
    assert actor.account is not None
    assert actor.person is not None
    since = desk.now() - desk.content.stock.orders.walk_within
    walks = await orders.open_walks_of(work, actor.account.id, since)
    walk = next((one for one in walks if one.get("box") == box.id), None)
    if walk is None:
        facts = {"box": box.id, "by": actor.person.id}
        walk = Order(desk.ids.new(), actor.account.id, WALK, facts, desk.now())
        await orders.put_order(work, walk)
    await next_line(work, desk, walk, actor.chat.id, occasion)


async def next_line(work: Work, desk: Desk, walk: Order, chat_id: str, occasion: str) -> None:
    """What has not been counted yet; after the last one the sum of it."""
    left = await _left(work, walk)
    if left:
        params = {"walk": walk.id, "item": left[0].item, "unit": left[0].unit}
        await say(work, desk, chat_id, "walk.line", f"{walk.id}:{occasion}", params)
        return
    await orders.put_order(work, replace(walk, done_at=desk.now()))
    params = {"walk": walk.id}
    await say(work, desk, chat_id, "walk.done", f"{walk.id}:{occasion}", params)


async def lines(work: Work, box: str) -> tuple[Line, ...]:
    """Everything that lies in a box, lots of one thing together."""
    found: dict[tuple[str, str], int] = {}
    for on in await stock.shelf(work, box):
        if on.amounts.on_hand:
            key = (on.lot.item, on.lot.unit)
            found[key] = found.get(key, 0) + on.amounts.on_hand
    return tuple(Line(item, unit, there) for (item, unit), there in found.items())


def counted(walk: Order) -> tuple[str, ...]:
    """The lines that are through."""
    return tuple(filter(None, (walk.get("through") or "").split(",")))


async def _left(work: Work, walk: Order) -> tuple[Line, ...]:
    through = counted(walk)
    every = await lines(work, walk.get("box") or "")
    return tuple(line for line in every if line.code not in through)


async def on_line(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """对，3盒 or 不对."""
    walk = await orders.find_order(work, pressed.subject)
    if walk is None or actor.account is None or walk.account_id != actor.account.id:
        return Refused("press.unknown")
    if walk.done_at is not None:
        return Refused("order.over")
    box = await boxes.get_box(work, walk.get("box") or "")
    if actor.person is None or actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    said, item, unit, there = f"{pressed.choice}|||".split("|")[:4]
    line = next((x for x in await _left(work, walk) if x.code == f"{item}|{unit}"), None)
    if line is None:
        return Refused("order.over")
    if said == "no":
        await _ask(work, desk, walk, line, actor, pressed.callback_id)
        return Done()
    if str(line.there) != there:
        # Somebody took some since the question was put.
        await next_line(work, desk, walk, actor.chat.id, pressed.callback_id)
        return Done("walk.moved")
    await through(work, desk, walk, line.code, actor.chat.id, pressed.callback_id)
    return Done("walk.right")


async def _ask(
    work: Work, desk: Desk, walk: Order, line: Line, actor: Actor, occasion: str
) -> None:
    await orders.drop_open_orders(work, walk.account_id, desk.now())
    facts: Mapping[str, str] = {
        "box": walk.get("box") or "", "item": line.item, "unit": line.unit, "walk": walk.id,
        "by": walk.get("by") or "",
    }  # fmt: skip
    order = Order(desk.ids.new(), walk.account_id, "count", facts, desk.now())
    await go_on(work, desk, order, actor.chat.id, occasion)


async def through(
    work: Work,
    desk: Desk,
    walk: Order,
    code: str,
    chat_id: str,
    occasion: str,
    *,
    differed: bool = False,
) -> None:
    """One line is done; the next one is asked."""
    walk = known(
        walk,
        through=",".join((*counted(walk), code)),
        differed=str(walk.number("differed") + differed),
    )
    await orders.put_order(work, walk)
    await next_line(work, desk, walk, chat_id, occasion)
