"""A keeper's plain sentence that moves stock: read, said back in one line, written after a tap."""

from __future__ import annotations

from bot.domain.outcome import Refused
from bot.domain.roles import wears
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock import order_fixing, order_moving, order_open, order_taps, stock_take
from bot.services.stock.order_answers import answered
from bot.services.stock.order_flow import RECALLS, begin, may_recall, refuse
from bot.services.stock.order_words import Read, read_order
from bot.store import boxes
from bot.store.database import Work


async def ordered(work: Work, desk: Desk, context: Context) -> bool:
    """Somebody who keeps a box orders in private what happens to its stock; True when handled."""
    actor, heard = context.actor, context.heard
    if not heard.origin.private or actor.person is None or actor.account is None:
        return False
    if context.reading.acuity is not None or not await _has_a_say(work, actor):
        return False
    occasion = str(heard.message_id)
    if await order_taps.by_words(work, desk, actor, heard.text, occasion):
        return True
    if await order_open.asks_left(work, desk, actor, heard.text):
        return True
    read = read_order(desk, heard.text)
    if not (read.act and read.things) and await answered(work, desk, context):
        return True
    if read.act is None or not await _is_meant(work, desk, actor, read, heard.text):
        return False
    await take(work, desk, actor, read, heard.text, occasion)
    return True


async def _has_a_say(work: Work, actor: Actor) -> bool:
    assert actor.person is not None
    return may_recall(actor) or bool(await boxes.boxes_kept_by(work, actor.person.id))


async def _is_meant(work: Work, desk: Desk, actor: Actor, read: Read, text: str) -> bool:
    """Surely about a box, and something this person may order."""
    if await lacks_right(work, actor, read.act or "") is not None:
        return False
    if read.act == "fix":
        lately = read.of_a_box or await order_fixing.wrote_lately(work, desk, actor)
        return lately or await order_open.only_wrong(work, desk, actor, text)
    if not read.things and await order_open.is_open(work, desk, read, text):
        return True
    return bool(read.things) or (read.of_a_box and read.act not in RECALLS)


async def lacks_right(work: Work, actor: Actor, act: str) -> Refused | None:
    """Keepers and deputies move stock; a doctor or the township may recall, it may transfer."""
    assert actor.person is not None
    if await boxes.boxes_kept_by(work, actor.person.id):
        return None
    if act in RECALLS and may_recall(actor):
        return None
    if act == "transfer" and wears(actor.held, "officer"):
        return None
    return Refused("stock.no.keeper")


async def take(work: Work, desk: Desk, actor: Actor, read: Read, text: str, occasion: str) -> None:
    """An order on its way; whoever may not give it hears so."""
    why = await lacks_right(work, actor, read.act or "")
    if why is not None:
        await refuse(work, desk, actor.chat.id, occasion, why)
    elif read.act == "in" and await order_moving.is_coming(work, desk, actor, read, occasion):
        # What another box has sent, said to have come, is no second entry.
        return
    elif read.act == "fix":
        await order_fixing.show_last(work, desk, actor, occasion)
    elif read.act == "count" and not read.things and read.fault is None:
        await stock_take.start_by_words(work, desk, actor, text, occasion)
    else:
        await begin(work, desk, actor, read, text, occasion)
