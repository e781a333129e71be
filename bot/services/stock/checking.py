"""What the keeper says of a loan: back and how, never given, or never seen again."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.loans import Loan, may_write_off
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.stock import Lot, Verb
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import ledger
from bot.services.stock.handing import may_move
from bot.services.stock.ledger import Why
from bot.services.stock.lending import confirm_quietly
from bot.services.stock.loans import tell_borrower, tell_one
from bot.services.stock.looking import refresh
from bot.services.stock.queue import serve
from bot.services.stock.returning import look_for_it, pressed_on
from bot.store import boxes, cases, loans, stock
from bot.store.database import Work

NEVER = "never"  # it was not handed over after all
# Choices that end a loan, and those that send the borrower to look for it.
BACK_AS = frozenset({"fine", "broken", "incomplete", NEVER})
SEARCHED = {"not_here": "loan.not_here", "did": "loan.did"}
GONE = frozenset({"lost", "kept"})


async def on_checked(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Fine, broken, incomplete or not seen yet: only the keeper's word moves the stock."""
    found = await _of_keeper(work, actor, pressed)
    if isinstance(found, Refused):
        return found
    loan, keeper = found
    choice = pressed.choice or ""
    if choice in SEARCHED:
        await look_for_it(work, desk, loan, keeper, SEARCHED[choice])
        return Done(f"loan.checked.{choice}")
    if choice not in BACK_AS:
        return Refused("press.unknown")
    refused = await _end(work, desk, loan, Verb.RETURN, choice, keeper)
    if refused is not None:
        return refused
    if choice == "broken":
        await _take_off(work, desk, loan, keeper)
    else:
        await serve(work, desk, loan.item, loan.box_id)
    key = "loan.never" if choice == NEVER else "loan.is_back"
    await tell_borrower(work, desk, loan, key, "", by=keeper)
    return Done(f"loan.checked.{choice}")


async def on_lost(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """It never came back: written off with the reason, after long enough."""
    found = await _of_keeper(work, actor, pressed)
    if isinstance(found, Refused):
        return found
    loan, keeper = found
    if pressed.choice not in GONE:
        return Refused("press.unknown")
    if not may_write_off(loan, desk.today(), desk.content.stock.lending):
        return Refused("loan.no.too_early")
    refused = await _end(work, desk, loan, Verb.WRITE_OFF, pressed.choice, keeper)
    return refused or Done("loan.written_off")


async def on_scrap(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Scrapped: what came back broken is thrown away."""
    found = await _of_keeper(work, actor, pressed, over=True)
    if isinstance(found, Refused):
        return found
    loan, keeper = found
    lot = await _lot(work, loan)
    if lot.blocked != "broken" or loan.condition != "broken":
        return Refused("loan.no.over")
    why = Why(keeper, loan.case_id, loan.id, "damaged")
    thrown = await ledger.discard(work, desk, loan.box_id, lot, loan.qty, why)
    return thrown if isinstance(thrown, Refused) else Done("loan.scrap_noted")


async def _of_keeper(
    work: Work, actor: Actor, pressed: Pressed, *, over: bool = False
) -> tuple[Loan, str] | Refused:
    """The loan, and who of its box presses; `over` where it has to be back already."""
    loan = await pressed_on(work, pressed)
    box = await boxes.find_box(work, loan.box_id) if loan else None
    if loan is None or box is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in may_move(box):
        return Refused("stock.no.keeper")
    if (loan.returned_at is not None) is not over:
        return Refused("loan.no.over")
    return loan, actor.person.id


async def _lot(work: Work, loan: Loan) -> Lot:
    lot = await stock.find_lot(work, loan.lot_id)
    assert lot is not None
    return lot


async def _end(
    work: Work, desk: Desk, loan: Loan, verb: Verb, condition: str, by: str
) -> Refused | None:
    lot = await _lot(work, loan)
    why = Why(by, loan.case_id, loan.id, condition)
    entry = await ledger.enter(work, desk, loan.box_id, lot, verb, loan.qty, why)
    if isinstance(entry, Refused):
        return entry
    await loans.put_loan(work, replace(loan, returned_at=desk.now(), condition=condition))
    await refresh(work, await boxes.get_box(work, loan.box_id))
    case = await cases.find_case(work, loan.case_id) if loan.case_id else None
    if case is not None and not case.final:
        outcome = "not_given" if condition == NEVER else None
        await confirm_quietly(work, desk, case, by, outcome)
    return None


async def _take_off(work: Work, desk: Desk, loan: Loan, by: str) -> None:
    """Nobody else gets what is broken: its lot is barred; one of many is thrown away."""
    lot = await _lot(work, loan)
    places = await stock.places_of_lot(work, loan.lot_id)
    whole = sum(p.amounts.on_hand + p.amounts.lent + p.amounts.moving for p in places)
    why = Why(by, loan.case_id, loan.id, "damaged")
    if whole == loan.qty:
        await ledger.block(work, desk, lot, "broken", why)
        await tell_one(work, desk, loan, by, "loan.broken", "")
        return
    await ledger.discard(work, desk, loan.box_id, lot, loan.qty, why)
    await tell_one(work, desk, loan, by, "loan.scrapped", "")
