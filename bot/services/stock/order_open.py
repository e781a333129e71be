"""What a keeper says without the thing, thrown away or moved, or asks: how many are left."""

from __future__ import annotations

from datetime import date

from bot.domain.boxes import Box
from bot.domain.outcome import Refused
from bot.domain.stock import OnShelf
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.stock.looking import say_thing
from bot.services.stock.order_boxes import named_boxes
from bot.services.stock.order_next import known
from bot.services.stock.order_words import Read, words
from bot.store import boxes, cases, stock
from bot.store.database import Work
from bot.store.orders import Order
from bot.understanding import box_entries

_ENDS = " 。，！.!,"
_SHORT = 14  # characters of a sentence that is about the box and nothing else


async def asks_left(work: Work, desk: Desk, actor: Actor, text: str) -> bool:
    """How many are left, asked by whoever keeps a box, is answered as /box does."""
    if actor.person is None or not box_entries.asks_left(text):
        return False
    kept = await boxes.boxes_kept_by(work, actor.person.id)
    if not kept or not desk.content.stocked.by_words(text):
        return False
    await say_thing(work, desk, actor, text)
    return True


async def only_wrong(work: Work, desk: Desk, actor: Actor, text: str) -> bool:
    """A mistake and nothing else, of somebody with no open matter that it could be about."""
    if actor.person is None or text.strip(_ENDS) not in words(desk, "only_wrong"):
        return False
    if not await boxes.boxes_kept_by(work, actor.person.id):
        return False
    mine = await cases.list_of_author(work, actor.person.id, desk.now())
    return all(case.final for case in mine)


async def is_open(work: Work, desk: Desk, read: Read, text: str) -> bool:
    """Whether the thing is all that is missing: what expired goes, so many go to a known box."""
    if len(text) > _SHORT or any(word in text for word in words(desk, "home")):
        return False
    if read.act == "discard":
        return read.facts.get("reason") == "expired"
    if read.act != "transfer" or "qty" not in read.facts:
        return False
    named = await named_boxes(work, desk, text, None)
    return named.target is not None


async def without_thing(
    work: Work, desk: Desk, order: Order, kept: tuple[Box, ...]
) -> Order | Refused:
    """What it may be about, to choose from; or that nothing fits."""
    if order.act not in ("discard", "transfer") or not kept:
        return Refused("order.no.item")
    if order.act == "discard" and order.get("reason") != "expired":
        return Refused("order.no.item")
    shelf = [on for box in kept for on in await stock.shelf(work, box.id)]
    found = _fitting(shelf, order, desk.today())
    if not found:
        return Refused("order.no.expired" if order.act == "discard" else "order.no.item")
    if len(found) == 1:
        return known(order, item=found[0])
    return known(order, among=",".join(found), open="yes")


def _fitting(shelf: list[OnShelf], order: Order, today: date) -> list[str]:
    """Of what is there: what is over, or so many of it as are to go; what ends first leads."""
    there = sorted(
        (on for on in shelf if on.amounts.free > 0),
        key=lambda on: (on.lot.last_day or date.max, on.lot.item),
    )
    if order.act == "discard":
        over = [on for on in there if on.lot.last_day is not None and on.lot.last_day < today]
        return list(dict.fromkeys(on.lot.item for on in over))
    unit = order.get("unit")
    usable = [on for on in there if on.lot.usable(today) and unit in (None, on.lot.unit)]
    return list(dict.fromkeys(on.lot.item for on in usable))
