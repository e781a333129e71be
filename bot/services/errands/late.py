"""A helper who has not been heard of since the agreed hour is asked once; sums that stay apart."""

from __future__ import annotations

from datetime import datetime

from bot.domain.case import Case
from bot.domain.errand_rules import LATE, late_at
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.purchases import Money, give_up
from bot.domain.quiet import is_quiet, waking
from bot.services.desk import Desk
from bot.services.errands.money_told import keep, tell_liaison
from bot.services.errands.sorts import note
from bot.services.telling import Message, tell_person
from bot.store import cases, errands, purchases
from bot.store.database import Work


async def ask_late(desk: Desk) -> int:
    """One errand a write."""
    due = [case.id for case, at in await _late(desk) if at <= desk.now()]
    for case_id in due:
        await desk.database.write(lambda work, id=case_id: _ask(work, desk, id))  # type: ignore[misc]
    return len(due)


async def next_late(desk: Desk) -> datetime | None:
    """When the next one is late; never while the village rests."""
    return min((at for _, at in await _late(desk)), default=None)


async def _late(desk: Desk) -> list[tuple[Case, datetime]]:
    return await desk.database.read(lambda work: _held(work, desk))


async def _held(work: Work, desk: Desk) -> list[tuple[Case, datetime]]:
    found = []
    for case in await errands.list_held(work, desk.content.errands.kinds):
        at = _asks_at(desk, case)
        if at is not None and not await _asked(work, case):
            found.append((case, at))
    return found


def _asks_at(desk: Desk, case: Case) -> datetime | None:
    after = desk.content.errands.times.late_after
    when = dict(case.details).get("when")
    at = late_at(when, case.claimed_at or case.changed_at, after, desk.zone)
    return waking(at, desk.quiet()) if at is not None else None


async def _asked(work: Work, case: Case) -> bool:
    steps = await errands.steps_of(work, case.id)
    return any(step.what == LATE and step.ref == case.claimed_by for step in steps)


async def _ask(work: Work, desk: Desk, case_id: str) -> None:
    """As it stands now: they may have arrived since."""
    case = await cases.find_case(work, case_id)
    if case is None or case.claimed_by is None or await _asked(work, case):
        return
    await note(work, desk, case, None, LATE, case.claimed_by)
    about = f"errand.late:{case.id}:{case.claimed_by}"
    message = Message("errand.late", about, {"case": case.id}, Lane.CASE, Owed.OWED, case.id)
    await tell_person(work, desk, case.claimed_by, message)


async def give_up_sums(desk: Desk) -> int:
    """Two sums that nobody looked at again are the liaison's, one a write."""
    if is_quiet(desk.now(), desk.quiet()):
        return 0
    before = desk.now() - desk.content.errands.times.settle_within
    due = await desk.database.read(lambda work: purchases.purchases_in(work, Money.DIFFERS, before))
    for bought in due:
        case_id = bought.case_id
        await desk.database.write(lambda work, id=case_id: _split(work, desk, id))  # type: ignore[misc]
    return len(due)


async def next_sums(desk: Desk) -> datetime | None:
    """When the oldest of them is over, at a waking hour."""
    since = await desk.database.read(lambda work: purchases.oldest_in(work, Money.DIFFERS))
    if since is None:
        return None
    return waking(since + desk.content.errands.times.settle_within, desk.quiet())


async def _split(work: Work, desk: Desk, case_id: str) -> None:
    bought, case = (
        await purchases.find_purchase(work, case_id),
        await cases.find_case(work, case_id),
    )
    moved = give_up(bought, desk.now()) if bought else None
    if case is None or moved is None or isinstance(moved, Refused):
        return
    await keep(work, desk, moved, None, "split")
    await tell_liaison(work, desk, case, moved)
