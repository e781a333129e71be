"""Asked once of a snapshot: what was found there stays as it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar, cast

from bot.store.work import Work

T = TypeVar("T")

KEPT = 200  # however many somebody looks at in one snapshot


async def once(work: Work, what: str, id: str, find: Callable[[Work, str], Awaitable[T]]) -> T:
    """What `find` finds; where something may be written it is asked every time."""
    if not work.still:
        return await find(work, id)
    key = (what, id)
    if key in work.known:
        return cast(T, work.known[key])
    found = await find(work, id)
    if len(work.known) < KEPT:
        work.known[key] = found
    return found
