"""What follows for an offered trip: somebody gets in or out, or it is over."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.closing import cancel
from bot.domain.moved import Moved
from bot.services.desk import Desk
from bot.services.recording import apply
from bot.services.rides.needs import is_ride
from bot.services.rides.offer_match import DECLINED, offer_seats, offer_trip_for
from bot.services.rides.offer_order import KIND, refresh
from bot.store import ride_log, trips
from bot.store.database import Work


async def follow_trip(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Part of every write that moves an offered trip, or a ride that sits in one."""
    if after.kind == KIND:
        return await _of_trip(work, desk, before, after)
    moved = after.claimed_by != before.claimed_by or (after.final and not before.final)
    if moved and is_ride(after.kind, after.category):
        await _of_ride(work, desk, before, after)
    return after


async def _of_trip(work: Work, desk: Desk, before: Case, after: Case) -> Case:
    """Nobody else drives it: given up, it is off, and no ladder has to be climbed for it.

    Who sits in it hears of it where it was called off, or at the next tick.
    """
    if before.claimed_by is None or after.claimed_by == before.claimed_by or after.final:
        return after
    off = cancel(after, before.claimed_by, "trip_off", desk.now())
    return await apply(work, desk, after, off) if isinstance(off, Moved) else after


async def _of_ride(work: Work, desk: Desk, before: Case, after: Case) -> None:
    """Card and order as they are now; a seat that is free again is offered."""
    for trip in await trips.offered_trips_sat_in(work, after.id):
        await refresh(work, trip)
        if before.claimed_by == trip.driver_id:
            # Who got out, or was put out, is not asked in again.
            await ride_log.mark(work, after.id, f"{DECLINED}{trip.id}", desk.now())
            await offer_seats(work, desk, trip.id)
    if before.claimed_by is not None and after.claimed_by is None and not after.final:
        await offer_trip_for(work, desk, after)
