"""Who was sent somewhere without a ride of ours is asked the day after how it went."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.domain.quiet import waking
from bot.services.desk import Desk
from bot.services.directory.referrals import ask_about
from bot.store import cases, referrals
from bot.store.database import Work
from bot.store.missing import Missing
from bot.store.referrals import Referral

MOST = 50


async def ask_after(desk: Desk) -> int:
    """Step of the upkeep; nobody is asked while all rest."""
    if waking(desk.now(), desk.quiet()) > desk.now():
        return 0
    before = desk.now() - desk.content.places.ask_after
    due = await desk.database.read(lambda work: referrals.unasked(work, before, MOST))
    for referral in due:
        await desk.database.write(partial(_ask, desk, referral))
    return len(due)


async def next_after(desk: Desk) -> datetime | None:
    """When the next one is due, in waking hours."""
    first = await desk.database.read(referrals.first_unasked)
    if first is None:
        return None
    at = max(first + desk.content.places.ask_after, desk.now())
    return waking(at, desk.quiet())


async def _ask(desk: Desk, referral: Referral, work: Work) -> None:
    case = await cases.find_case(work, referral.case_id)
    if case is None:
        raise Missing("case", referral.case_id)
    await ask_about(work, desk, case, referral)
