"""A ride that changes after somebody took it: the trip moves with it, the driver hears it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.rides import Need, Trip
from bot.services.desk import Desk
from bot.services.rides.seating import hold, log, ride_of
from bot.services.telling import Message, tell_person
from bot.store import outbox, trips
from bot.store.database import Work


async def move_trip(work: Work, desk: Desk, case: Case, before: Need, need: Need) -> Case:
    """Another time, place or number: shown on both cards, and said to the driver with a sound."""
    if _as_before(before, need) or case.claimed_by is None:
        return case
    ride = await ride_of(work, case)
    if ride is None or not ride[2].state.live:
        return case
    _, trip, booking = ride
    sat = [b for b in await trips.bookings_of_trip(work, trip.id) if b.state.live]
    if len(sat) == 1 and trip.case_id is None:
        trip = await _moved(work, desk, trip, need)
        case = await hold(work, desk, case, need, trip, booking)
    await log(work, desk, trip.id, "changed", booking.id, case.author_id)
    await outbox.want(work, case.id)
    about = f"ride_changed:{booking.id}:{case.revision}"
    message = Message(
        "ride.changed_driver", about, {"case": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_person(work, desk, case.claimed_by or "", message)
    return case


def _as_before(before: Need, need: Need) -> bool:
    def what(one: Need) -> tuple[object, ...]:
        return (one.leave_from, one.destination, one.seats, one.wheelchair, one.two_way)

    return what(before) == what(need)


async def _moved(work: Work, desk: Desk, trip: Trip, need: Need) -> Trip:
    leaves = need.departs(trip.leaves_at)
    moved = replace(
        trip,
        leaves_at=leaves,
        leaves_until=max(need.leave_until or leaves, leaves),
        origin=need.origin,
        destination=need.destination,
        place_key=need.place_key,
        two_way=need.two_way,
        changed_at=desk.now(),
    )
    await trips.save_trip(work, moved)
    return moved
