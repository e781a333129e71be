"""The end of a gift: what the keeper holds comes in, or goes back with the reason; the giver
hears it once."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import closing
from bot.domain.boxes import Box
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.medicines import Medicine
from bot.domain.moved import Moved
from bot.domain.outcome import Done, Outcome, Refused
from bot.domain.stock import Lot
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.stock import ledger, queue
from bot.services.stock.given_gift import Gift, ages, judged_in_hand, unit_of
from bot.services.telling import Message, tell_or_relay, tell_person
from bot.services.views.case_view import voice_of
from bot.store.database import Work

UNREAD = "unread"  # why a lot is locked whose last day nobody could read


async def take_in(work: Work, desk: Desk, case: Case, box: Box, gift: Gift, keeper: str) -> Outcome:
    """The second look, then the ledger; what fails the rules does not come in."""
    found = judged_in_hand(desk, gift)
    if isinstance(found, Refused):
        return await give_back(work, desk, case, gift, keeper, found.reason.rpartition(".")[2])
    medicine = gift.medicine(desk)
    assert medicine is not None
    unread = ages(medicine) and not gift.last
    lot = await _lot(work, desk, case, gift, medicine, keeper)
    lot = replace(lot, blocked=UNREAD if unread else None)
    why = ledger.Why(keeper, case.id, case.id, "gift")
    await ledger.receive(work, desk, box.id, lot, int(gift.count or 0), why)
    case = await _close(work, desk, case, keeper, "received")
    await _tell(work, desk, case, gift, "gift.received", {"who": keeper})
    await _note(work, desk, case, gift, keeper, "gift.in.unread" if unread else "gift.in.done")
    if not unread:
        await queue.serve(work, desk, medicine.id, box.id)
    return Done("gift.in.toast")


async def give_back(
    work: Work, desk: Desk, case: Case, gift: Gift, keeper: str, why: str
) -> Outcome:
    """Not taken in: keeper and giver hear the reason and what to do instead."""
    case = await _close(work, desk, case, keeper, "not_accepted")
    await _tell(work, desk, case, gift, "gift.not_taken", {"who": keeper, "why": why})
    await _note(work, desk, case, gift, keeper, "gift.in.back", why)
    return Done("gift.back.toast")


async def _lot(
    work: Work, desk: Desk, case: Case, gift: Gift, medicine: Medicine, keeper: str
) -> Lot:
    _, photo = await voice_of(work, case)
    return Lot(
        id=desk.ids.new(),
        item=medicine.id,
        unit=unit_of(gift, medicine),
        received_at=desk.now(),
        source="household",
        batch=gift.batch or None,
        last_day=gift.day if ages(medicine) else None,
        logo=gift.logo or None,
        giver_id=case.author_id,
        household_id=case.household_id,
        photo=photo,
        checked_by=keeper,
    )


async def _close(work: Work, desk: Desk, case: Case, keeper: str, outcome: str) -> Case:
    """The keeper's receipt closes it: nothing is asked of who gave."""
    answered = closing.answer(case, keeper, outcome, desk.quiet(), desk.now())
    assert isinstance(answered, Moved)
    done = closing.confirm(answered.case, keeper, "keeper", desk.now())
    assert isinstance(done, Moved)
    both = Moved(replace(done.case, delivered=True), (*answered.events, *done.events))
    return await apply(work, desk, case, both)


async def _tell(
    work: Work, desk: Desk, case: Case, gift: Gift, key: str, params: dict[str, str]
) -> None:
    if case.author_id is None:
        return
    known = {**gift.shown(), **params, "case": case.id}
    message = Message(key, f"{key}:{case.id}", known, Lane.REPLY, Owed.OWED, case.id)
    await tell_or_relay(work, desk, case.author_id, message, by=params["who"])


async def _note(
    work: Work, desk: Desk, case: Case, gift: Gift, keeper: str, key: str, why: str = ""
) -> None:
    """What was booked, or why nothing was: nobody would ask for it again."""
    params = {**gift.shown(), "case": case.id, "why": why}
    message = Message(key, f"{key}:{case.id}", params, Lane.REPLY, Owed.OWED, case.id)
    await tell_person(work, desk, keeper, message)
