"""Reminders of rides that are on, and steps asked after when they are late; each once."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.quiet import waking
from bot.domain.ride_steps import Reminder, reminders
from bot.domain.rides import Booking, BookingState, Need, Trip
from bot.services.desk import Desk
from bot.services.overtaken import BOOKING
from bot.services.rides.passenger import tell_passengers
from bot.services.rides.seating import ride_of
from bot.services.telling import Message, tell_person
from bot.store import cases, ride_log, ride_upkeep
from bot.store.database import Work

# What the driver hears, and what the passenger hears, by what is due.
DRIVER = {
    "evening": "ride.evening",
    "hour": "ride.hour",
    "late": "ride.got_in",
    "there": "ride.came",
    "home": "ride.at_home",
}
PASSENGER = {"evening": "ride.evening_you", "hour": "ride.hour_you", "back": "ride.are_you_done"}
# What is no reminder of a departure may wait for the morning.
_CAN_WAIT = frozenset({"evening", "there", "home", "back"})


async def remind(desk: Desk) -> int:
    """One booking a write."""
    due = [b for b, r in await _all(desk) if r.at <= desk.now()]
    for booking in due:
        await desk.database.write(lambda work, id=booking.case_id: _one(work, desk, id))  # type: ignore[misc]
    return len(due)


async def next_reminder(desk: Desk) -> datetime | None:
    """When the next one is due."""
    return min((r.at for _, r in await _all(desk)), default=None)


async def _all(desk: Desk) -> list[tuple[Booking, Reminder]]:
    async def read(work: Work) -> list[tuple[Booking, Reminder]]:
        found: list[tuple[Booking, Reminder]] = []
        for booking in await ride_upkeep.live_bookings(work):
            case = await cases.find_case(work, booking.case_id)
            ride = await ride_of(work, case) if case else None
            if ride is not None:
                found.extend((booking, r) for r in await _open(work, desk, ride))
        return found

    return await desk.database.read(read)


async def _open(work: Work, desk: Desk, ride: tuple[Need, Trip, Booking]) -> list[Reminder]:
    """What has not been said yet; what can wait is put off while the village rests."""
    need, trip, booking = ride
    found = []
    for one in reminders(need, trip, booking, _evening(desk, trip), desk.content.rides):
        if await ride_log.marked(work, booking.id, one.what):
            continue
        at = waking(one.at, desk.quiet()) if one.what in _CAN_WAIT else one.at
        found.append(Reminder(one.what, at))
    return found


def _evening(desk: Desk, trip: Trip) -> datetime:
    day = trip.leaves_at.astimezone(desk.zone).date() - timedelta(days=1)
    at = time.fromisoformat(desk.content.rides.evening_check)
    return datetime.combine(day, at, desk.zone)


async def _one(work: Work, desk: Desk, case_id: str) -> None:
    """As it stands now: it may have been said or done since."""
    case = await cases.find_case(work, case_id)
    ride = await ride_of(work, case) if case else None
    if case is None or ride is None or not ride[2].state.live:
        return
    for one in await _open(work, desk, ride):
        if one.at <= desk.now() and await ride_log.mark(work, ride[2].id, one.what, desk.now()):
            await _say(work, desk, case, ride[2], one.what)


async def _say(work: Work, desk: Desk, case: Case, booking: Booking, what: str) -> None:
    key = DRIVER.get(what)
    if what == "hour" and booking.state is BookingState.CONFIRMED:
        key = "ride.hour_sure"
    if key is not None and case.claimed_by is not None:
        about = f"{key}:{booking.id}"
        params = {"case": case.id, BOOKING: booking.id}
        message = Message(key, about, params, Lane.REMINDER, Owed.OWED, case.id)
        await tell_person(work, desk, case.claimed_by, message)
    if what in PASSENGER:
        await tell_passengers(
            work, desk, case, PASSENGER[what], booking.id, silent=what == "evening", seat=booking.id
        )
