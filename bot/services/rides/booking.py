"""Seats of an offered trip for somebody's ride: one path with every other claim."""

from __future__ import annotations

from bot.domain.case import Case
from bot.domain.claims import claim
from bot.domain.matching import fits_trip
from bot.domain.outcome import Refused
from bot.domain.rides import Trip
from bot.services.desk import Desk
from bot.services.feedback import settle
from bot.services.rides.needs import note_need
from bot.store import rides
from bot.store.database import Work


async def book_on(work: Work, desk: Desk, case: Case, trip: Trip, by: str) -> Case | Refused:
    """Claimed by the trip's driver, in the same write; who sits in it is seen on its card."""
    need = await rides.find_need(work, case.id) or await note_need(work, desk, case)
    why = fits_trip(need, trip, desk.content.rides, desk.now())
    if why is not None:
        return Refused(f"trip.no.{why}")
    moved = claim(case, trip.driver_id, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        return moved
    return await settle(work, desk, case, moved, by=by)
