"""Buttons under a transfer: came, miscounted, not come; at the other end sent, cannot, back."""

from __future__ import annotations

from bot.domain.outcome import Done, Outcome, Refused
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import transfers as moving
from bot.services.stock.order_flow import go_on, say
from bot.services.stock.order_words import Read
from bot.store import boxes, orders, transfers
from bot.store.database import Work
from bot.store.orders import Order
from bot.store.transfers import ASKED, SENT, Transfer

ARRIVED = "arrived"  # the act of an order that says how many of a transfer came


async def _mine(
    work: Work, actor: Actor, pressed: Pressed, state: str, *, sender: bool
) -> Transfer | Refused:
    """The transfer of a button, for those who keep its one end, while it stands as shown."""
    transfer = await transfers.find_transfer(work, pressed.subject)
    if transfer is None or actor.person is None or actor.account is None:
        return Refused("press.unknown")
    box = await boxes.get_box(work, transfer.from_box if sender else transfer.to_box)
    if actor.person.id not in box.keepers:
        return Refused("stock.no.keeper")
    return transfer if transfer.state == state else Refused("transfer.over")


async def on_got(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """What the receiving keeper says of it."""
    transfer = await _mine(work, actor, pressed, SENT, sender=False)
    if isinstance(transfer, Refused):
        return transfer
    assert actor.person is not None
    if pressed.choice == "all":
        await moving.arrive(work, desk, transfer, transfer.qty, actor.person.id)
        params = {"transfer": transfer.id}
        await say(work, desk, actor.chat.id, "transfer.noted", transfer.id, params)
        return Done("order.noted")
    if pressed.choice == "less":
        await _ask_how_many(work, desk, transfer, actor, pressed)
        return Done()
    await moving.not_there(work, desk, transfer, actor.person.id)
    return Done("transfer.asked_on")


async def _ask_how_many(
    work: Work, desk: Desk, transfer: Transfer, actor: Actor, pressed: Pressed
) -> None:
    assert actor.account is not None
    assert actor.person is not None
    await orders.drop_open_orders(work, actor.account.id, desk.now())
    facts = {
        "box": transfer.to_box, "item": transfer.item, "unit": transfer.unit,
        "transfer": transfer.id, "sent": str(transfer.qty), "by": actor.person.id,
    }  # fmt: skip
    order = Order(desk.ids.new(), actor.account.id, ARRIVED, facts, desk.now())
    await go_on(work, desk, order, actor.chat.id, pressed.callback_id)


async def is_coming(work: Work, desk: Desk, actor: Actor, read: Read, occasion: str) -> bool:
    """Whether what came in is on its way here already; then that is asked about once more."""
    assert actor.person is not None
    meant = {thing.id for thing in read.things}
    for box in await boxes.boxes_kept_by(work, actor.person.id):
        for row in await transfers.transfers_of_box(work, box.id):
            coming = row.state == SENT and row.to_box == box.id and row.item in meant
            if coming and read.fault is None:
                params = {"transfer": row.id, "by": row.sent_by or ""}
                occasion = f"{row.id}:{occasion}"
                await say(work, desk, actor.chat.id, "transfer.coming", occasion, params)
                return True
    return False


async def on_send(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Sent, or cannot be spared: the sending keeper answers the township."""
    transfer = await _mine(work, actor, pressed, ASKED, sender=True)
    if isinstance(transfer, Refused):
        return transfer
    assert actor.person is not None
    if pressed.choice != "yes":
        await moving.decline(work, desk, transfer, actor.person.id)
        return Done("transfer.told_no")
    why = await moving.send(work, desk, transfer, actor.person.id)
    if why is not None:
        return why
    await say(work, desk, actor.chat.id, "order.sent", transfer.id, {"transfer": transfer.id})
    return Done("order.noted")


async def on_come_back(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """It was not sent after all, or came back."""
    transfer = await _mine(work, actor, pressed, SENT, sender=True)
    if isinstance(transfer, Refused):
        return transfer
    assert actor.person is not None
    await moving.come_back(work, desk, transfer, actor.person.id)
    return Done("transfer.is_back")
