"""A ride that changes after somebody took it: the trip moves with it, the driver hears it."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.claims import release
from bot.domain.lanes import Lane, Owed
from bot.domain.outcome import Refused
from bot.domain.rides import Booking, Need, Trip
from bot.services.desk import Desk
from bot.services.recording import apply
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
    if need.seats != booking.seats and not await _seated(work, desk, trip, booking, need):
        return await _too_many(work, desk, case)
    await log(work, desk, trip.id, "changed", booking.id, case.author_id)
    await outbox.want(work, case.id)
    about = f"ride_changed:{booking.id}:{case.revision}"
    message = Message(
        "ride.changed_driver", about, {"case": case.id}, Lane.REPLY, Owed.OWED, case.id
    )
    await tell_person(work, desk, case.claimed_by or "", message)
    return case


async def _seated(work: Work, desk: Desk, trip: Trip, booking: Booking, need: Need) -> bool:
    """Another number of people: in the same car where they fit."""
    if trip.vehicle_id is None and trip.case_id is None:
        # A neighbour's car nobody has counted: who drives it says so if they do not fit.
        await trips.resize(work, trip.id, max(trip.seats, need.seats), desk.now())
    return await trips.take_more(work, booking, need.seats, desk.now())


async def _too_many(work: Work, desk: Desk, case: Case) -> Case:
    """They no longer fit: another car is looked for, and the driver hears why."""
    holder = case.claimed_by or ""
    about = f"ride_too_many:{case.id}:{case.revision}"
    message = Message("ride.too_many", about, {"case": case.id}, Lane.REPLY, Owed.OWED, case.id)
    await tell_person(work, desk, holder, message)
    moved = release(case, holder, "too_many", desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return case
    return await desk.follow(work, desk, case, await apply(work, desk, case, moved))


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
