"""A rung of a ride was told: who was asked is kept; that nobody drives is said at once."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride
from bot.services.rides.series_search import NEIGHBOURS, SERIES
from bot.services.telling import Message, tell_or_relay
from bot.store import asks, rides
from bot.store.database import Work


async def told(work: Work, desk: Desk, case: Case, index: int, people: tuple[str, ...]) -> None:
    """A rung was told: who was asked is written down; nobody to ask is said at once."""
    if not is_ride(case.kind, case.category) or case.emergency:
        return
    for person in people:
        await asks.ask(work, case.id, person, desk.now())
    if index == (NEIGHBOURS if case.plan == SERIES else 0) and not people:
        await say_none(work, desk, case)


async def say_none(work: Work, desk: Desk, case: Case) -> None:
    """No driver was found: said once, with whatever else there is; the search goes on."""
    need = await rides.find_need(work, case.id)
    if need is None or need.none_said_at is not None or case.author_id is None:
        return
    await rides.put_need(work, replace(need, none_said_at=desk.now(), changed_at=desk.now()))
    message = Message(
        "ride.none", f"ride_none:{case.id}", {"case": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_or_relay(work, desk, case.author_id, message)
