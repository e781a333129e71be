"""What follows for the seats when a ride is taken, given back, handed on, ended."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.rides import BookingState
from bot.domain.states import State
from bot.services.desk import Desk
from bot.services.rides.needs import is_ride
from bot.services.rides.offer_follow import follow_trip
from bot.services.rides.passenger import show_ride
from bot.services.rides.searching import restage
from bot.services.rides.seating import end_if_empty, give_back, log, take_seat
from bot.services.rides.series_ending import follow_series
from bot.services.tasks.hooks import Follower
from bot.store import asks, trips
from bot.store.database import Work


async def follow_ride(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Part of every write that moves a ride."""
    if not is_ride(after.kind, after.category):
        return after
    if after.claimed_by != before.claimed_by:
        after = await _other_driver(work, desk, before, after)
    if after.state in (State.ANSWERED, State.CLOSED) and before.climbing:
        await _arrived(work, desk, after)
    elif after.final and not before.final:
        await give_back(work, desk, after, "cancelled", after.author_id)
    return after


async def _other_driver(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    lost = before.claimed_by is not None
    if lost:
        why = "handed" if after.claimed_by else "released"
        await give_back(work, desk, after, why, before.claimed_by)
    if after.claimed_by is None:
        if before.claimed_by is not None:
            await asks.answer_ask(work, after.id, before.claimed_by, "no", desk.now())
        return await restage(work, desk, after, lost=True)
    await asks.answer_ask(work, after.id, after.claimed_by, "yes", desk.now())
    after = await take_seat(work, desk, after, after.claimed_by)
    await show_ride(work, desk, after)
    return after


async def _arrived(work: Work, desk: Desk, case: Case) -> None:
    """However it was said that it is over: nobody sits in the car any more."""
    booking = await trips.booking_of_case(work, case.id)
    if booking is None or not booking.state.live:
        return
    await trips.set_state(work, booking.id, BookingState.HOME, desk.now())
    await log(work, desk, booking.trip_id, "home", booking.id, case.answered_by)
    await end_if_empty(work, desk, booking.trip_id)


FOLLOWERS: tuple[Follower, ...] = (follow_ride, follow_trip, follow_series)
