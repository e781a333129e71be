"""A gift that nobody brings: its giver is reminded once, and after a week it is let go kindly."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.domain import closing
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.local import content_for
from bot.services.recording import apply
from bot.services.stock.given_gift import Gift
from bot.services.telling import Message, tell_or_relay
from bot.store import cases, gifts
from bot.store.database import Work


async def look_after_gifts(desk: Desk) -> int:
    """Those that are due, each in a write of its own."""
    now = desk.now()
    due = [c for c in await desk.database.read(gifts.list_open) if await _due(desk, c) <= now]
    for case in due:
        await desk.database.write(partial(_look, desk, case.id))
    return len(due)


async def next_gift(desk: Desk) -> datetime | None:
    """When the next one is reminded of or let go."""
    found = [await _due(desk, case) for case in await desk.database.read(gifts.list_open)]
    return min(found, default=None)


async def _due(desk: Desk, case: Case) -> datetime:
    content = await desk.database.read(lambda work: content_for(work, desk, case.unit_id))
    rules = content.stock.giving
    reminded = "reminded" in dict(case.details)
    return case.opened_at + (rules.lapse if reminded else rules.remind)


async def _look(desk: Desk, case_id: str, work: Work) -> None:
    """It may have arrived since."""
    case = await cases.find_case(work, case_id)
    if case is None or not case.climbing:
        return
    rules = (await content_for(work, desk, case.unit_id)).stock.giving
    if desk.now() >= case.opened_at + rules.lapse:
        await _lapse(work, desk, case)
    elif "reminded" not in dict(case.details):
        await _remind(work, desk, case)


async def _remind(work: Work, desk: Desk, case: Case) -> None:
    await gifts.note_reminded(work, case)
    await _tell(work, desk, case, "gift.remind")


async def _lapse(work: Work, desk: Desk, case: Case) -> None:
    moved = closing.cancel(case, None, "not_brought", desk.now())
    assert isinstance(moved, Moved)
    await apply(work, desk, case, moved)
    await _tell(work, desk, case, "gift.lapsed", silent=True)


async def _tell(work: Work, desk: Desk, case: Case, key: str, *, silent: bool = False) -> None:
    if case.author_id is None:
        return
    params = {**Gift.read(dict(case.details)).kept(), "case": case.id}
    message = Message(
        key, f"{key}:{case.id}", params, Lane.CASE, Owed.LOOSE, case.id, silent=silent,
        unasked=True,
    )  # fmt: skip
    await tell_or_relay(work, desk, case.author_id, message)
