"""Given back, kept longer, due when: words that do what the buttons of a loan do."""

from __future__ import annotations

from bot.domain.lanes import Lane, Owed
from bot.domain.loans import Loan
from bot.domain.people import Person
from bot.domain.states import State
from bot.services.deeds_context import Context
from bot.services.desk import Desk
from bot.services.stock import lending_out
from bot.services.stock.loans import lent_from
from bot.services.stock.returning import bring_back, give_longer, had
from bot.services.telling import Message, tell_chat
from bot.services.words import tell_outcome
from bot.store import boxes, cases, loans, people
from bot.store.database import Work
from bot.understanding.box_loans import days_more, is_in_hand, is_of_a_loan, is_put_back
from bot.understanding.box_words import BoxWords, read_box_words

ACTS = frozenset({"return", "extend", "due"})


async def by_words(work: Work, desk: Desk, context: Context) -> bool:
    """Whether private words were about what somebody borrowed, or what a keeper lent."""
    heard, person = context.heard, context.actor.person
    if person is None or not heard.origin.private:
        return False
    said = read_box_words(heard.text, desk.today())
    if said.act == "lend":
        return await lending_out.ask(work, desk, context, said.qty or 1)
    if is_in_hand(heard.text):
        return await _got(work, desk, context, person)
    named = frozenset(m.generic for m in desk.content.stocked.by_words(heard.text))
    if said.act not in ACTS:
        return await _put_back(work, desk, context, person, said, named)
    if not named and not said.taker_name and not is_of_a_loan(heard.text):
        return False
    own = _named(desk, await loans.loans_of_person(work, person.id), named)
    kept = _named(desk, await _of_boxes(work, person), named)
    if said.act == "due":
        return await _due(work, desk, context, own, kept)
    if said.act == "extend":
        return await _longer(work, desk, context, person, own)
    return await _back(work, desk, context, person, said, own, kept)


async def _put_back(
    work: Work,
    desk: Desk,
    context: Context,
    person: Person,
    said: BoxWords,
    named: frozenset[str],
) -> bool:
    """A thing left somewhere, of what they borrowed, is no gift."""
    if not named or not is_put_back(context.heard.text):
        return False
    own = _named(desk, await loans.loans_of_person(work, person.id), named)
    return await _back(work, desk, context, person, said, own, ())


async def _got(work: Work, desk: Desk, context: Context, person: Person) -> bool:
    """Got it, of the only thing handed over: it is to come back, so nothing is closed."""
    mine = await cases.list_of_author(work, person.id, desk.now())
    handed = [case for case in mine if case.state is State.ANSWERED]
    lent = {loan.case_id for loan in await loans.loans_of_person(work, person.id)}
    if len(handed) != 1 or handed[0].id not in lent:
        return False
    await tell_outcome(work, desk, context, await had(work, desk, handed[0], person.id))
    return True


async def _of_boxes(work: Work, person: Person) -> tuple[Loan, ...]:
    kept = await boxes.boxes_kept_by(work, person.id)
    return tuple([loan for box in kept for loan in await lent_from(work, box.id)])


def _named(desk: Desk, found: tuple[Loan, ...], generic: frozenset[str]) -> tuple[Loan, ...]:
    if not generic:
        return found
    things = {loan.item: desk.content.stocked.find(loan.item) for loan in found}
    return tuple(one for one in found if (t := things[one.item]) and t.generic in generic)


async def _due(
    work: Work, desk: Desk, context: Context, own: tuple[Loan, ...], kept: tuple[Loan, ...]
) -> bool:
    if own:
        await _say(work, desk, context, "loan.mine", own)
    elif kept:
        await _say(work, desk, context, "loan.lent_list", kept, of="box")
    return bool(own or kept)


async def _longer(
    work: Work, desk: Desk, context: Context, person: Person, own: tuple[Loan, ...]
) -> bool:
    if len(own) > 1:
        await _say(work, desk, context, "loan.which_more", own)
    elif own:
        days = days_more(context.heard.text)
        outcome = await give_longer(work, desk, own[0], person, days)
        await tell_outcome(work, desk, context, outcome)
    return bool(own)


async def _back(
    work: Work,
    desk: Desk,
    context: Context,
    person: Person,
    said: BoxWords,
    own: tuple[Loan, ...],
    kept: tuple[Loan, ...],
) -> bool:
    if said.taker_name:
        own, kept = (), await _by_name(work, said.taker_name, kept)
    found = own or kept
    if len(found) > 1:
        of = "" if own else "box"
        await _say(work, desk, context, "loan.which_back", found, of=of)
    elif found:
        outcome = await bring_back(work, desk, found[0], person, said.condition)
        await tell_outcome(work, desk, context, outcome)
    return bool(found)


async def _by_name(work: Work, name: str, kept: tuple[Loan, ...]) -> tuple[Loan, ...]:
    """Whose name was said; all of them where it fits nobody's."""
    fitting = []
    for loan in kept:
        borrower = await people.find_person(work, loan.borrower_id) if loan.borrower_id else None
        names = (borrower.name, borrower.address) if borrower else (loan.borrower or "",)
        if any(name in one for one in names):
            fitting.append(loan)
    return tuple(fitting) or kept


async def _say(
    work: Work, desk: Desk, context: Context, key: str, found: tuple[Loan, ...], of: str = ""
) -> None:
    about = f"{key}:{context.actor.chat.id}:{context.heard.message_id}"
    params = {"loans": ",".join(loan.id for loan in found), "of": of}
    message = Message(key, about, params, Lane.REPLY, Owed.LOOSE)
    await tell_chat(work, desk, context.actor.chat.id, message)
