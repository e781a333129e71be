"""What time tells about a loan: the borrower, the keeper, then the liaison; each once."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.loans import Loan, Mornings, Telling, next_telling, tell, with_told
from bot.services.desk import Desk
from bot.services.duties import sounds
from bot.services.stock.loans import tell_borrower, tell_keepers, tell_liaison
from bot.store import loans
from bot.store.database import Work

BORROWER = frozenset({"tomorrow", "today", "overdue"})
# What a keeper reads of it.
KEEPER = {"overdue": "loan.overdue_keeper", "back_again": "loan.back_again", "lost": "loan.lost"}
LIAISON = {"liaison": "loan.liaison", "ended": "loan.ended"}


async def remind(desk: Desk) -> int:
    """One loan a write."""
    open_ones = await desk.database.read(loans.open_loans)
    due = [loan.id for loan, died_on in open_ones if _due(desk, loan, died_on)]
    for loan_id in due:
        await desk.database.write(lambda work, id=loan_id: _remind_one(work, desk, id))  # type: ignore[misc]
    return len(due)


async def next_reminder(desk: Desk) -> datetime | None:
    """When the next one is due; never while the village rests."""
    rules, now = desk.content.stock.lending, desk.now()
    open_ones = await desk.database.read(loans.open_loans)
    found = [next_telling(loan, _mornings(desk), rules, died, now) for loan, died in open_ones]
    return min((at for _, at in filter(None, found)), default=None)


def _mornings(desk: Desk) -> Mornings:
    return Mornings(sounds(desk)[0], desk.quiet())


def _due(desk: Desk, loan: Loan, died_on: date | None) -> Telling | None:
    rules = desk.content.stock.lending
    return tell(loan, _mornings(desk), rules, died_on, desk.now())


async def _remind_one(work: Work, desk: Desk, loan_id: str) -> None:
    """As it stands now: it may have come back since."""
    for loan, died_on in await loans.open_loans(work, loan_id):
        code = _due(desk, loan, died_on)
        if code is None:
            continue
        await loans.put_loan(work, with_told(loan, code, desk.today()))
        day = desk.today().isoformat()
        if code in BORROWER:
            await tell_borrower(work, desk, loan, f"loan.{code}", day)
        if code in KEEPER:
            await tell_keepers(work, desk, loan, KEEPER[code], day)
        if code in LIAISON:
            await tell_liaison(work, desk, loan, LIAISON[code], day)
