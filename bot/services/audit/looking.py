"""One whole look: every check, a piece a read, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial

from bot.domain.auditing import MOST, Finding
from bot.domain.times import from_text
from bot.services.audit.checks import CHECKS, Check, Params
from bot.services.desk import Desk
from bot.store import audit as rows
from bot.store.database import Row
from bot.store.soundness import look_at

DAYS = 30  # of cases and messages that were begun so lately; the rest was looked at before
# What the database says of itself; the rest are checks.
DAMAGED, LOST = "database_damaged", "reference_lost"


async def audit(desk: Desk, *, days: int | None = DAYS) -> tuple[Finding, ...]:
    """Everything that is not as it must be, by the order of the checks; all days with None."""
    whole = await look_at(desk.database)
    if whole.damage:
        # What else a damaged file says is worth nothing.
        return (Finding(DAMAGED, whole.damage),)
    found = [Finding(LOST, whole.lost)] if whole.lost else []
    for check in CHECKS.values():
        one = await _finding(desk, check, days)
        if one is not None:
            found.append(one)
    return tuple(found)


async def _finding(desk: Desk, check: Check, days: int | None) -> Finding | None:
    refs: dict[str, None] = {}
    for params in check.spans(desk):
        async for row in _rows(desk, check, params, days):
            if not check.bad(row):
                continue
            if len(refs) == MOST:
                return Finding(check.code, tuple(refs), more=True)
            refs[str(row["ref"])] = None
    return Finding(check.code, tuple(refs)) if refs else None


def _since(desk: Desk, params: Params, days: int | None) -> datetime | None:
    if days is None:
        return None
    before = params.get("before")
    until = from_text(before) if isinstance(before, str) else desk.now()
    return until - timedelta(days=days)


async def _rows(desk: Desk, check: Check, params: Params, days: int | None) -> AsyncIterator[Row]:
    if not check.whole:
        for row in await desk.database.read(partial(rows.look, query=check.code, params=params)):
            yield row
        return
    after: str | None = rows.key_at(_since(desk, params, days) if check.lately else None)
    while after is not None:
        read = partial(rows.piece, query=check.code, after=after, params=params)
        some = await desk.database.read(read)
        for row in some:
            yield row
        after = str(some[-1]["key"]) if len(some) == rows.PIECE else None
