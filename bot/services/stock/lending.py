"""What is lent: it leaves the box with a day on which it has to be back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain import closing
from bot.domain.case import Case
from bot.domain.holds import Hold
from bot.domain.loans import Loan, due_on
from bot.domain.medicines import Medicine
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.stock import Entry, Verb
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.recording import write_events
from bot.services.stock import ledger
from bot.services.stock.bringing import who_fetches
from bot.services.stock.hearing_of_it import reachable, tell_taker
from bot.services.stock.looking import refresh
from bot.services.stock.queue import serve
from bot.services.taps import Tap
from bot.store import boxes, loans, stock
from bot.store.database import Work


async def lend(work: Work, desk: Desk, tap: Tap, hold: Hold, qty: int) -> Outcome:
    """So many of what was kept go to the borrower until a day; the loan tells the rest."""
    keeper = tap.person.id
    moved = closing.answer(tap.case, keeper, "handed", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    to = await who_fetches(work, desk, tap.case) or hold.taker_id
    handed = await ledger.hand_over(work, desk, hold, qty, keeper, to, verb=Verb.LEND)
    if isinstance(handed, Refused):
        return handed
    entries = await stock.entries_of(work, hold.id)
    lent = [await _loan(work, desk, hold, e) for e in entries if e.verb is Verb.LEND]
    after = await settle_quietly(work, desk, tap.case, moved, by=keeper)
    await tell_taker(work, desk, after, "loan.lent", {"loan": lent[0].id, "qty": str(qty)})
    if not await reachable(work, after):
        # Nobody presses a button for them: the keeper saw it leave in their hands.
        await confirm_quietly(work, desk, after, keeper)
    if qty < hold.qty:
        await serve(work, desk, hold.item, hold.box_id or "")
    return Done("loan.given")


async def _loan(work: Work, desk: Desk, hold: Hold, entry: Entry) -> Loan:
    loan = Loan(
        id=desk.ids.new(),
        box_id=entry.box_id,
        lot_id=entry.lot_id,
        item=hold.item,
        qty=entry.change.lent,
        lent_at=desk.now(),
        due_on=due_of(desk, desk.content.stocked.find(hold.item)),
        case_id=hold.case_id,
        borrower_id=hold.taker_id,
        household_id=hold.household_id,
    )
    await loans.put_loan(work, loan)
    await refresh(work, await boxes.get_box(work, loan.box_id))
    return loan


def due_of(desk: Desk, thing: Medicine | None) -> date:
    """The day on which it has to be back, lent today."""
    days = thing.keeping.lend_days if thing else None
    return due_on(desk.today(), days, desk.content.stock.lending)


async def settle_quietly(work: Work, desk: Desk, case: Case, moved: Moved, *, by: str) -> Case:
    """Saved and written down; those concerned hear it in other words."""
    after = await settle(work, desk, case, replace(moved, events=()), by=by, has_card=True)
    await write_events(work, desk, after, moved.events)
    return after


async def confirm_quietly(
    work: Work, desk: Desk, case: Case, keeper: str, outcome: str | None = None
) -> None:
    """What was brought back, or handed over in person, was had: nobody is asked any more."""
    told = replace(case, outcome=outcome or case.outcome)
    moved = closing.confirm(told, keeper, "visit", desk.now())
    if isinstance(moved, Moved):
        await settle_quietly(work, desk, case, moved, by=keeper)
