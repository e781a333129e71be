"""Loans as people hear of them: what messages show, and who is told what."""

from __future__ import annotations

from typing import Any

from bot.domain.boxes import Box
from bot.domain.lanes import Lane, Owed
from bot.domain.loans import Loan, may_extend
from bot.domain.people import Person
from bot.services.desk import Desk
from bot.services.roles import holders_at
from bot.services.stock.whom import boxes_near
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.services.views.names import local, name_of, named_with_role, text_of, unit_name
from bot.store import boxes, cases, holds, loans, people, places, stock, timeline
from bot.store.database import Work

Values = dict[str, Any]
MOST = 3  # things with a button in one message
# Messages about one loan; their buttons are about it too.
ABOUT_ONE = (
    "loan.lent", "loan.tomorrow", "loan.today", "loan.overdue", "loan.overdue_keeper",
    "loan.liaison", "loan.ended", "loan.lost", "loan.check", "loan.came_back", "loan.back_again",
    "loan.is_back", "loan.not_here", "loan.broken", "loan.scrapped", "loan.longer", "loan.not_had",
    "loan.did", "loan.never",
)  # fmt: skip
OUT = ("loan.out", "loan.out.nobody")
LISTS = ("loan.mine", "loan.lent_list", "loan.which_back", "loan.which_more")


async def say(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What a message about one loan shows."""
    loan = await loans.find_loan(work, params["loan"])
    if loan is None:
        return {"loan": {}, "more": [], "_subject": "-"}
    return {
        "loan": {**await _of(work, desk, loan), "amount": await _amount(work, loan, params)},
        "now": local(desk, desk.now()),
        "more": _longer(desk, loan),
        "said": _condition(desk, params.get("said")),
        "_subject": loan.id,
    }


def _condition(desk: Desk, said: str | None) -> str:
    """Broken or incomplete, as the borrower said of it; that it is fine needs no word."""
    key = f"loan.said.{said}"
    return text_of(desk, key) if desk.content.messages.has(key) else ""


async def say_list(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """Several loans with a button each: somebody's own, or those of the boxes they keep."""
    found = [await loans.find_loan(work, id) for id in params["loans"].split(",")]
    lines = [await _of(work, desk, loan) for loan in found if loan]
    named = "who" if params.get("of") == "box" else "no"
    choices = [
        {"label": " ".join(filter(None, (line["thing"], line.get(named)))), "choice": line["id"]}
        for line in lines[:MOST]
    ]
    return {"lines": lines, "choices": choices, "now": local(desk, desk.now()), "_subject": "-"}


async def say_out(work: Work, desk: Desk, params: dict[str, str]) -> Values:
    """What a keeper lends at the door, said back; who is meant is a button."""
    thing = desk.content.stocked.find(params["item"])
    found = [await people.find_person(work, id) for id in params["people"].split(",") if id]
    choices = [
        {"label": f"{one.address} {await unit_name(work, one.unit_id)}", "choice": one.id}
        for one in found
        if one
    ]
    return {
        "thing": thing.name if thing else params["item"],
        "qty": params["qty"],
        "unit": thing.unit if thing else "",
        "choices": choices,
        "_subject": f"{params['item']}-{params['qty']}",
    }


async def _of(work: Work, desk: Desk, loan: Loan) -> Values:
    thing = desk.content.stocked.find(loan.item)
    box = await boxes.get_box(work, loan.box_id)
    borrower = await people.find_person(work, loan.borrower_id) if loan.borrower_id else None
    return {
        "id": loan.id,
        "thing": thing.name if thing else loan.item,
        "box": box.name,
        "at": box.place,
        "keeper": await named_with_role(work, desk, box.keeper_id) or box.name,
        "who": borrower.address if borrower else loan.borrower or "",
        "phone": (borrower.phone or "") if borrower else "",
        "due": loan.due_on,
        "late": max((desk.today() - loan.due_on).days, 0),
        "condition": loan.condition or "",
    }


async def _amount(work: Work, loan: Loan, params: dict[str, str]) -> str:
    lot = await stock.find_lot(work, loan.lot_id)
    return f"{params.get('qty') or loan.qty}{lot.unit if lot else ''}"


def _longer(desk: Desk, loan: Loan) -> list[dict[str, str]]:
    rules = desk.content.stock.lending
    if not may_extend(loan, rules):
        return []
    label = text_of(desk, "loan.more", {"days": rules.more_days})
    return [{"label": label, "choice": str(rules.more_days)}]


async def lent_from(work: Work, box_id: str) -> tuple[Loan, ...]:
    """What a box has lent and not back, first what is due first."""
    return await loans.loans_of_box(work, box_id)


async def is_borrower(work: Work, loan: Loan, person: Person) -> bool:
    """Who has it, lives with them, asked or stands in for them."""
    if person.id == loan.borrower_id:
        return True
    if loan.household_id is not None and person.household_id == loan.household_id:
        return True
    case = await cases.find_case(work, loan.case_id) if loan.case_id else None
    if case and person.id in (case.author_id, await timeline.reporter_of(work, case.id)):
        return True
    ties = await people.ties_of(work, loan.borrower_id, "proxy") if loan.borrower_id else ()
    return person.id in {tie.other_id for tie in ties}


async def is_waited_for(work: Work, desk: Desk, loan: Loan) -> bool:
    """Whether somebody of another house is in line for it and may come to this box."""
    thing = desk.content.stocked.find(loan.item)
    generic = thing.generic if thing else None
    for other in desk.content.stocked.all:
        if other.id != loan.item and other.generic != generic:
            continue
        for hold in await holds.queue_for(work, other.id):
            own = loan.household_id is not None and hold.household_id == loan.household_id
            near = {box.id for box in await boxes_near(work, hold.unit_id)}
            if not own and hold.taker_id != loan.borrower_id and loan.box_id in near:
                return True
    return False


async def tell_borrower(
    work: Work, desk: Desk, loan: Loan, key: str, occasion: str, *, by: str | None = None
) -> None:
    """Who asked for it, or has it; without an account through who stands by them."""
    case = await cases.find_case(work, loan.case_id) if loan.case_id else None
    target = (case.author_id if case else None) or loan.borrower_id
    if target is not None:
        await tell_or_relay(work, desk, target, _message(loan, key, occasion, by), by=by)


async def tell_keepers(
    work: Work, desk: Desk, loan: Loan, key: str, occasion: str, said: str | None = None
) -> None:
    """Keeper and deputy; where neither can be reached, who holds the key."""
    box = await boxes.get_box(work, loan.box_id)
    message = _message(loan, key, occasion, said=said)
    reached = [await tell_person(work, desk, keeper, message) for keeper in box.keepers]
    if not any(reached) and box.key_holder_id:
        await tell_person(work, desk, box.key_holder_id, message)


async def tell_liaison(work: Work, desk: Desk, loan: Loan, key: str, occasion: str) -> None:
    """The liaison of the borrower's hamlet; where there is none, the cadres of the village."""
    borrower = await people.find_person(work, loan.borrower_id) if loan.borrower_id else None
    box = await boxes.get_box(work, loan.box_id)
    for person in await _liaisons(work, desk, borrower.unit_id if borrower else box.unit_id):
        await tell_person(work, desk, person, _message(loan, key, occasion))


async def _liaisons(work: Work, desk: Desk, unit_id: str) -> tuple[str, ...]:
    for level, role in (("hamlet", "liaison"), ("village", "cadre")):
        unit = await places.unit_of_level(work, unit_id, level)
        found = await holders_at(work, desk, unit.id, role) if unit else ()
        if found:
            return found
    return ()


async def tell_one(work: Work, desk: Desk, loan: Loan, person: str, key: str, day: str) -> None:
    """One person about one loan."""
    await tell_person(work, desk, person, _message(loan, key, day))


def _message(
    loan: Loan, key: str, occasion: str, who: str | None = None, said: str | None = None
) -> Message:
    params = {"loan": loan.id} | ({"who": who} if who else {}) | ({"said": said} if said else {})
    about = f"{key}:{loan.id}:{occasion}"
    return Message(key, about, params, Lane.CASE, Owed.OWED, loan.case_id)


async def keeper_name(work: Work, box: Box) -> str:
    """Who is named as the one it goes back to."""
    return await name_of(work, box.keeper_id) or box.name
