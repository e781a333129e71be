"""The seat of a claimed ride: in a trip its driver makes anyway, or in one of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.case import Case
from bot.domain.matching import fits_trip
from bot.domain.ride_steps import claim_holds_until
from bot.domain.rides import Booking, BookingState, Need, Trip, TripState
from bot.services.desk import Desk
from bot.services.rides.needs import note_need
from bot.store import cases, drivers, ride_log, rides, trips
from bot.store.database import Work

# A trip somebody drives anyway is looked for so far around the departure.
_AROUND = timedelta(hours=3)
# Claimed so shortly before departure, the claim itself says that they come.
_SHORTLY = timedelta(hours=2)


async def take_seat(work: Work, desk: Desk, case: Case, driver: str) -> Case:
    """The claim's seat, and until when the driver may stay silent."""
    need = await rides.find_need(work, case.id) or await note_need(work, desk, case)
    trip = await _shared(work, desk, need, driver)
    booking = await _book(work, desk, need, trip) if trip else None
    if trip is None or booking is None:
        trip = await _own_trip(work, desk, need, driver)
        booking = await _book(work, desk, need, trip)
    if booking is None:
        raise RuntimeError("a trip made for this ride has no seat for it")
    await log(work, desk, trip.id, "claimed", booking.id, driver)
    return await hold(work, desk, case, need, trip, booking)


async def _shared(work: Work, desk: Desk, need: Need, driver: str) -> Trip | None:
    """The driver's own trip to the same place at that time, the nearest in time."""
    departs = need.departs(desk.now())
    found = await trips.trips_of_driver(work, driver, departs - _AROUND, departs + _AROUND)
    fit = [t for t in found if fits_trip(need, t, desk.content.rides, desk.now()) is None]
    return min(fit, key=lambda t: abs(t.leaves_at - departs), default=None)


async def _own_trip(work: Work, desk: Desk, need: Need, driver: str) -> Trip:
    vehicle = await drivers.vehicle_of(work, driver)
    now = desk.now()
    leaves = need.departs(now)
    trip = Trip(
        id=desk.ids.new(),
        driver_id=driver,
        unit_id=need.unit_id,
        leaves_at=leaves,
        leaves_until=max(need.leave_until or leaves, leaves),
        seats=max(vehicle.seats if vehicle else 0, need.seats),
        opened_at=now,
        changed_at=now,
        vehicle_id=vehicle.id if vehicle else None,
        origin=need.origin,
        destination=need.destination,
        place_key=need.place_key,
        wheelchair=bool(vehicle and vehicle.wheelchair) or need.wheelchair,
        two_way=need.two_way,
    )
    await trips.add_trip(work, trip)
    return trip


async def _book(work: Work, desk: Desk, need: Need, trip: Trip) -> Booking | None:
    now = desk.now()
    soon = trip.leaves_at - now <= _SHORTLY
    others = [b for b in await trips.bookings_of_trip(work, trip.id) if b.state.live]
    booking = Booking(
        id=desk.ids.new(),
        trip_id=trip.id,
        case_id=need.case_id,
        seats=need.seats,
        state=BookingState.CONFIRMED if soon else BookingState.BOOKED,
        booked_at=now,
        changed_at=now,
        position=len(others) + 1,
    )
    return booking if await trips.book(work, booking, alone=need.infectious) else None


async def hold(
    work: Work, desk: Desk, case: Case, need: Need, trip: Trip, booking: Booking
) -> Case:
    """The clock of the claim runs to the departure, not from the tap."""
    until = max(
        claim_holds_until(need, trip, booking, desk.content.rides),
        desk.now() + desk.content.rides.late_after,
    )
    held = replace(
        case,
        claim_until=until,
        next_at=until,
        warned=True,  # the reminders of the ride ask, nothing else does
        changed_at=desk.now(),
        revision=case.revision + 1,
    )
    await cases.save_case(work, case, held)
    return held


async def give_back(
    work: Work, desk: Desk, case: Case, why: str, who: str | None
) -> Booking | None:
    """The seat is free again; a trip that was made for this ride alone is over."""
    booking = await trips.booking_of_case(work, case.id)
    if booking is None or not booking.state.live:
        return None
    freed = await trips.free(work, booking.id, BookingState.CANCELLED, why, desk.now())
    if freed is None:
        return None
    await log(work, desk, booking.trip_id, why, booking.id, who)
    await end_if_empty(work, desk, booking.trip_id)
    return freed


async def end_if_empty(work: Work, desk: Desk, trip_id: str) -> None:
    """Nobody sits in it any more: done where somebody arrived, else it does not take place."""
    trip = await trips.find_trip(work, trip_id)
    if trip is None or trip.case_id is not None:
        return
    sat = await trips.bookings_of_trip(work, trip_id)
    if any(b.state.live for b in sat) or trip.state in (TripState.DONE, TripState.CANCELLED):
        return
    done = any(b.state is BookingState.HOME for b in sat)
    state = TripState.DONE if done else TripState.CANCELLED
    now = desk.now()
    await trips.save_trip(work, replace(trip, state=state, ended_at=now, changed_at=now))


async def log(
    work: Work,
    desk: Desk,
    trip_id: str,
    what: str,
    booking_id: str | None = None,
    who: str | None = None,
    why: str | None = None,
) -> None:
    """One line of the trip log: a code, never an illness."""
    await ride_log.add_step(
        work, desk.ids.new(), desk.now(), trip_id, what, booking_id=booking_id, who=who, why=why
    )


async def ride_of(work: Work, case: Case) -> tuple[Need, Trip, Booking] | None:
    """What a claimed ride is made of."""
    booking = await trips.booking_of_case(work, case.id)
    need = await rides.find_need(work, case.id)
    trip = await trips.find_trip(work, booking.trip_id) if booking else None
    return (need, trip, booking) if need and trip and booking else None
