"""What the borrower says of a loan: had or not, back, or needed a few days more."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import closing
from bot.domain.case import Case
from bot.domain.loans import BACK, Loan, extend, with_told
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.incoming import Pressed
from bot.services.stock.handing import may_move
from bot.services.stock.loans import (
    is_borrower,
    is_waited_for,
    keeper_name,
    tell_borrower,
    tell_keepers,
    tell_one,
)
from bot.store import boxes, cases, loans
from bot.store.database import Work


async def pressed_on(work: Work, pressed: Pressed) -> Loan | None:
    """The loan of the button; where several were offered it is the choice."""
    loan_id = (pressed.choice or "") if pressed.subject == "-" else pressed.subject
    return await loans.find_loan(work, loan_id)


async def on_got(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """That they got it closes the matter; that they did not is for the keeper to look after."""
    loan = await pressed_on(work, pressed)
    if loan is None or actor.person is None or pressed.choice not in ("yes", "no"):
        return Refused("press.unknown")
    if not await is_borrower(work, loan, actor.person):
        return Refused("loan.no.not_yours")
    case = await cases.find_case(work, loan.case_id) if loan.case_id else None
    if pressed.choice == "yes":
        return await had(work, desk, case, actor.person.id)
    if loan.returned_at is not None or (case is not None and case.final):
        return Refused("loan.no.over")
    return await _to_keeper(work, desk, loan, "loan.not_had", "loan.asked_keeper")


async def had(work: Work, desk: Desk, case: Case | None, who: str) -> Outcome:
    """It was taken: the matter is settled, the loan goes on."""
    if case is not None and case.state is State.ANSWERED:
        moved = closing.confirm(case, who, "self", desk.now())
        if isinstance(moved, Moved):
            await settle(work, desk, case, moved, by=who)
    return Done("loan.got")


async def on_back(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """Given back, by who has it or by the keeper."""
    loan = await pressed_on(work, pressed)
    if loan is None or actor.person is None:
        return Refused("press.unknown")
    return await bring_back(work, desk, loan, actor.person)


async def bring_back(
    work: Work, desk: Desk, loan: Loan, person: Person, said: str | None = None
) -> Outcome:
    """The keeper is asked in which condition it is, and hears what was `said` of it; only then
    it is back."""
    box = await boxes.get_box(work, loan.box_id)
    if loan.returned_at is not None:
        return Refused("loan.no.over")
    if person.id in may_move(box):
        await tell_one(work, desk, loan, person.id, "loan.check", desk.now().isoformat())
        return Done()
    if not await is_borrower(work, loan, person):
        return Refused("loan.no.not_yours")
    return await _to_keeper(work, desk, loan, "loan.came_back", "loan.thanks", said)


async def _to_keeper(
    work: Work, desk: Desk, loan: Loan, key: str, thanks: str, said: str | None = None
) -> Outcome:
    """Said twice it is told once; nobody is reminded any more until the keeper has looked."""
    if loan.on(BACK) is None:
        await loans.put_loan(work, with_told(loan, BACK, desk.today()))
        await tell_keepers(work, desk, loan, key, desk.now().isoformat(), said=said)
    box = await boxes.get_box(work, loan.box_id)
    return Done(thanks, (("name", await keeper_name(work, box)),))


async def on_more(work: Work, desk: Desk, actor: Actor, pressed: Pressed) -> Outcome:
    """The button that keeps a loan some days more."""
    loan = await pressed_on(work, pressed)
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


async def look_for_it(work: Work, desk: Desk, loan: Loan, keeper: str, key: str) -> None:
    """The keeper says that it is not here: the borrower hears that, and the days count again."""
    told = tuple(one for one in loan.told if one[0] not in (BACK, "back_again"))
    await loans.put_loan(work, replace(loan, told=told))
    await tell_borrower(work, desk, loan, key, desk.today().isoformat(), by=keeper)
