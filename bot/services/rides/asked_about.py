"""Who comes, when, and under which number: asked of one's own ride, answered at once."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.services.actors import Actor
from bot.services.desk import Desk
from bot.services.incoming import Heard
from bot.services.mine import show_mine
from bot.services.rides.needs import is_ride, open_rides_of
from bot.services.telling import Message, tell_chat
from bot.store import cases, trips
from bot.store.database import Work


async def about_the_car(work: Work, desk: Desk, actor: Actor, heard: Heard) -> bool:
    """Of the one ride somebody has taken who comes and when; else how far each matter is.

    Where no ride is open nothing was asked: who will fetch me is then a wish for a car.
    """
    if actor.person is None:
        return False
    rides = await rides_of(work, desk, actor.person.id)
    if not rides:
        return False
    taken = rides[0] if len(rides) == 1 and rides[0].claimed_by else None
    if taken is None or await trips.booking_of_case(work, taken.id) is None:
        await show_mine(work, desk, actor)
        return True
    about = f"ride_asked:{taken.id}:{heard.message_id}"
    params = {"case": taken.id, "who": taken.claimed_by or ""}
    message = Message("ride.claimed", about, params, Lane.REPLY, Owed.LOOSE, taken.id)
    await tell_chat(work, desk, actor.chat.id, message, actor.person.id)
    return True


async def rides_of(work: Work, desk: Desk, person_id: str) -> tuple[Case, ...]:
    """The open rides of somebody: the own ones, and what they asked for others."""
    told = await cases.list_reported(work, person_id)
    both = (*await open_rides_of(work, desk, person_id), *told)
    live = {c.id: c for c in both if is_ride(c.kind, c.category) and c.climbing}
    return tuple(live.values())
