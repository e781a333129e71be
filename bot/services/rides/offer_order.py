"""Who sits in an offered trip, in which order they are fetched, and what shows it."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.pooling import Stop, pick_up_order
from bot.domain.rides import Trip
from bot.services.rides.offer_match import lines_of
from bot.store import cases, outbox, rides, trips
from bot.store.database import Work

KIND = "trip"


async def put_in_order(work: Work, trip: Trip) -> None:
    """The nearest hamlet first, from the driver's own."""
    live = [b for b in await trips.bookings_of_trip(work, trip.id) if b.state.live]
    if not live:
        return
    needs = {b.id: await rides.find_need(work, b.case_id) for b in live}
    stops = [
        Stop(b.id, need.unit_id if need else trip.unit_id, b.booked_at)
        for b in live
        for need in (needs[b.id],)
    ]
    above = await lines_of(work, (trip.unit_id, *(stop.unit_id for stop in stops)))
    await trips.set_positions(work, trip.id, pick_up_order(trip.unit_id, stops, above))


async def passengers(work: Work, trip: Trip) -> tuple[Case, ...]:
    """The rides of everybody who sits in it, in the order of pick-up."""
    live = [b for b in await trips.bookings_of_trip(work, trip.id) if b.state.live]
    found = [await cases.find_case(work, b.case_id) for b in live]
    return tuple(case for case in found if case is not None)


async def refresh(work: Work, trip: Trip) -> None:
    """Card, driver's list and passengers' cards as they are now, without a sound."""
    await put_in_order(work, trip)
    for id in (trip.case_id, *(case.id for case in await passengers(work, trip))):
        if id is not None:
            await outbox.want(work, id)
