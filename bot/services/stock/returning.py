"""What was lent comes back: said by who has it, looked at and written down by the keeper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.loans import BACK, Loan, extend, may_write_off, with_told
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.stock import Verb
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Pressed
from bot.services.stock import ledger
from bot.services.stock.handing import may_move
from bot.services.stock.ledger import Why
from bot.services.stock.lending import confirm_quietly
from bot.services.stock.loans import (
    is_borrower,
    is_waited_for,
    keeper_name,
    tell_borrower,
    tell_keepers,
    tell_one,
)
from bot.services.stock.queue import serve
from bot.store import boxes, cases, loans, stock
from bot.store.database import Work

CONDITIONS = frozenset({"fine", "broken", "incomplete"})
GONE = frozenset({"lost", "kept"})
NOT_HERE = "not_here"


async def on_back(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """还了, by who has it or by the keeper."""
    loan = await _pressed_on(work, pressed)
    if loan is None or actor.person is None:
        return Refused("press.unknown")
    return await bring_back(work, desk, loan, actor.person)


async def bring_back(work: Work, desk: Desk, loan: Loan, person: Person) -> Outcome:
    """The keeper is asked in which condition it is; only then it is back."""
    box = await boxes.get_box(work, loan.box_id)
    if loan.returned_at is not None:
        return Refused("loan.no.over")
    day = desk.now().isoformat()
    if person.id in may_move(box):
        await tell_one(work, desk, loan, person.id, "loan.check", day)
        return Done()
    if not await is_borrower(work, loan, person):
        return Refused("loan.no.not_yours")
    if loan.on(BACK) is None:
        await loans.put_loan(work, with_told(loan, BACK, desk.today()))
        await tell_keepers(work, desk, loan, "loan.came_back", day)
    return Done("loan.thanks", (("name", await keeper_name(work, box)),))


async def on_more(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """再用三天."""
    loan = await _pressed_on(work, pressed)
    if loan is None or actor.person is None:
        return Refused("press.unknown")
    days = int(pressed.choice) if pressed.choice and pressed.choice.isdecimal() else None
    return await give_longer(work, desk, loan, actor.person, days)


async def give_longer(
    work: Work, desk: Desk, loan: Loan, person: Person, days: int | None
) -> Outcome:
    """A few days more, unless somebody waits for it."""
    box = await boxes.get_box(work, loan.box_id)
    if person.id not in may_move(box) and not await is_borrower(work, loan, person):
        return Refused("loan.no.not_yours")
    waiting = await is_waited_for(work, desk, loan)
    rules = desk.content.stock.lending
    longer = extend(loan, days, desk.today(), rules, waiting=waiting)
    if isinstance(longer, Refused):
        return longer
    await loans.put_loan(work, longer)
    await tell_one(work, desk, longer, person.id, "loan.longer", str(longer.extended))
    return Done()


async def on_checked(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """好的, 坏了, 少了东西, or 还没见到: only the keeper's word moves the stock."""
    loan = await _pressed_on(work, pressed)
    found = await _keepers(work, actor, loan)
    if isinstance(found, Refused) or loan is None:
        return found if isinstance(found, Refused) else Refused("press.unknown")
    choice = pressed.choice or ""
    if choice == NOT_HERE:
        await loans.put_loan(work, replace(loan, told=_without_back(loan)))
        await tell_borrower(work, desk, loan, "loan.not_here", desk.today().isoformat(), by=found)
        return Done("loan.checked.not_here")
    if choice not in CONDITIONS:
        return Refused("press.unknown")
    refused = await _end(work, desk, loan, Verb.RETURN, choice, found)
    if refused is not None:
        return refused
    if choice == "broken":
        await _take_off(work, desk, loan, found)
    else:
        await serve(work, desk, loan.item, loan.box_id)
    await tell_borrower(work, desk, loan, "loan.is_back", "", by=found)
    return Done(f"loan.checked.{choice}")


async def on_lost(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """It never came back: written off with the reason, after long enough."""
    loan = await _pressed_on(work, pressed)
    found = await _keepers(work, actor, loan)
    if isinstance(found, Refused) or loan is None or pressed.choice not in GONE:
        return found if isinstance(found, Refused) else Refused("press.unknown")
    if not may_write_off(loan, desk.today(), desk.content.stock.lending):
        return Refused("loan.no.too_early")
    refused = await _end(work, desk, loan, Verb.WRITE_OFF, pressed.choice, found)
    return refused or Done("loan.written_off")


async def on_scrap(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """报废: what came back broken is thrown away."""
    loan = await _pressed_on(work, pressed)
    box = await boxes.find_box(work, loan.box_id) if loan else None
    if loan is None or box is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in may_move(box):
        return Refused("stock.no.keeper")
    lot = await stock.find_lot(work, loan.lot_id)
    if lot is None or lot.blocked != "broken" or loan.condition != "broken":
        return Refused("loan.no.over")
    why = Why(actor.person.id, loan.case_id, loan.id, "damaged")
    thrown = await ledger.discard(work, desk, box.id, lot, loan.qty, why)
    return thrown if isinstance(thrown, Refused) else Done("loan.scrap_noted")


async def _pressed_on(work: Work, pressed: Pressed) -> Loan | None:
    """The loan of the button; where several were offered it is the choice."""
    loan_id = (pressed.choice or "") if pressed.subject == "-" else pressed.subject
    return await loans.find_loan(work, loan_id)


async def _keepers(work: Work, actor: Actor, loan: Loan | None) -> str | Refused:
    box = await boxes.find_box(work, loan.box_id) if loan else None
    if loan is None or box is None or actor.person is None:
        return Refused("press.unknown")
    if actor.person.id not in may_move(box):
        return Refused("stock.no.keeper")
    return Refused("loan.no.over") if loan.returned_at is not None else actor.person.id


def _without_back(loan: Loan) -> tuple[tuple[str, date], ...]:
    return tuple(one for one in loan.told if one[0] not in (BACK, "back_again"))


async def _end(
    work: Work, desk: Desk, loan: Loan, verb: Verb, condition: str, by: str
) -> Refused | None:
    lot = await stock.find_lot(work, loan.lot_id)
    assert lot is not None
    why = Why(by, loan.case_id, loan.id, condition)
    entry = await ledger.enter(work, desk, loan.box_id, lot, verb, loan.qty, why)
    if isinstance(entry, Refused):
        return entry
    await loans.put_loan(work, replace(loan, returned_at=desk.now(), condition=condition))
    case = await cases.find_case(work, loan.case_id) if loan.case_id else None
    if case is not None and not case.final:
        await confirm_quietly(work, desk, case, by)
    return None


async def _take_off(work: Work, desk: Desk, loan: Loan, by: str) -> None:
    """Nobody else gets what is broken: its lot is barred; one of many is thrown away."""
    lot = await stock.find_lot(work, loan.lot_id)
    assert lot is not None
    places = await stock.places_of_lot(work, loan.lot_id)
    whole = sum(p.amounts.on_hand + p.amounts.lent + p.amounts.moving for p in places)
    why = Why(by, loan.case_id, loan.id, "damaged")
    if whole == loan.qty:
        await ledger.block(work, desk, lot, "broken", why)
        await tell_one(work, desk, loan, by, "loan.broken", "")
        return
    await ledger.discard(work, desk, loan.box_id, lot, loan.qty, why)
    await tell_one(work, desk, loan, by, "loan.scrapped", "")
