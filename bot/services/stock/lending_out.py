"""A thing lent at the door, without anybody having asked for it before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.lanes import Lane, Owed
from bot.domain.loans import Loan
from bot.domain.medicines import Medicine
from bot.domain.near_box import is_lent
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.stock import Verb, available
from bot.services.actors import Actor
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import ledger
from bot.services.stock.ledger import Why
from bot.services.stock.lending import due_of
from bot.services.stock.loans import MOST, tell_borrower
from bot.services.stock.looking import refresh
from bot.services.telling import Message, tell_chat
from bot.store import boxes, loans, people, places, stock
from bot.store.database import Work


async def ask(work: Work, desk: Desk, context: Context, qty: int) -> bool:
    """A keeper's sentence is said back; who is meant is a button, and one tap writes it down."""
    person, text = context.actor.person, context.heard.text
    if person is None or not await boxes.boxes_kept_by(work, person.id):
        return False
    for thing in filter(is_lent, desk.content.stocked.by_words(text)):
        if await _box_with(work, desk, person.id, thing, qty) is not None:
            await _say_back(work, desk, context, thing, qty)
            return True
    return False


async def _say_back(work: Work, desk: Desk, context: Context, thing: Medicine, qty: int) -> None:
    person = context.actor.person
    assert person is not None
    township = await places.unit_of_level(work, person.unit_id, "township")
    units: Sequence[str] = await places.subtree_ids(work, township.id) if township else ()
    found = await people.people_mentioned(work, context.heard.text, tuple(units))
    meant = [one.id for one in found if one.id != person.id][:MOST]
    key = "loan.out" if meant else "loan.out.nobody"
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"item": thing.id, "qty": str(qty), "people": ",".join(meant)}
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)


async def on_out(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The keeper taps who has it."""
    item, _, number = pressed.subject.rpartition("-")
    thing = desk.content.stocked.find(item)
    borrower = await people.find_person(work, pressed.choice or "")
    if thing is None or borrower is None or not number.isdecimal() or actor.person is None:
        return Refused("press.unknown")
    keeper, qty = actor.person.id, int(number)
    box_id = await _box_with(work, desk, keeper, thing, qty)
    if box_id is None:
        return Refused("stock.no.short", (("left", "0"),))
    ref = desk.ids.new()
    picks = await ledger.take_out(
        work, desk, box_id, thing.id, qty, Verb.LEND, Why(keeper, ref=ref)
    )  # fmt: skip
    if isinstance(picks, Refused):
        return picks
    for one in picks:
        loan = Loan(
            id=desk.ids.new(),
            box_id=box_id,
            lot_id=one.lot.id,
            item=thing.id,
            qty=one.qty,
            lent_at=desk.now(),
            due_on=due_of(desk, thing),
            borrower_id=borrower.id,
            household_id=borrower.household_id,
        )
        await loans.put_loan(work, loan)
        await tell_borrower(work, desk, loan, "loan.lent", "", by=keeper)
    await refresh(work, await boxes.get_box(work, box_id))
    return Done("loan.given")


async def _box_with(work: Work, desk: Desk, keeper: str, thing: Medicine, qty: int) -> str | None:
    """The first box of a keeper that has so many to lend."""
    for box in await boxes.boxes_kept_by(work, keeper):
        shelf = await stock.shelf_of_item(work, thing.id, box.id)
        if not box.closed and available(shelf, desk.today()) >= qty:
            return box.id
    return None
