"""What time does to offered trips: the evening's line of free seats, leaving, the quiet end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from bot.domain.lanes import Lane, Owed
from bot.domain.rides import Trip, TripState
from bot.services.desk import Desk
from bot.services.rides.offer_match import offer_seats
from bot.services.rides.offer_order import refresh
from bot.services.rides.offers import close, groups_of, put_out
from bot.services.rides.seating import log
from bot.services.telling import Message, tell_chat
from bot.store import cases, ride_log, trips
from bot.store.database import Work

EVENING, WAITED = "evening", "waited"
# Whoever did not say at what hour they leave is not waited for any longer.
ANSWERS = timedelta(minutes=15)
CLOSES = time(20, 0)
BACK = timedelta(hours=3)  # who leaves late comes home later


async def look_after(desk: Desk) -> int:
    """Those that are due, each in a write of its own; the evening's lines in one."""
    now = desk.now()
    found = await desk.database.read(trips.offered_trips)
    due = [t for t in found if await desk.database.read(partial(_due, desk, t)) <= now]
    evening = [t for t in due if await _is_evening(desk, t)]
    if evening:
        await desk.database.write(partial(_say_evening, desk, [t.id for t in evening]))
    for trip in due:
        await desk.database.write(partial(_go_on, desk, trip.id))
    return len(due)


async def next_due(desk: Desk) -> datetime | None:
    """When the next one is to be looked at."""
    found = await desk.database.read(trips.offered_trips)
    moments = [await desk.database.read(partial(_due, desk, trip)) for trip in found]
    return min(moments, default=None)


def evening_of(desk: Desk, trip: Trip) -> datetime:
    """19:00 of the day before."""
    day = trip.leaves_at.astimezone(desk.zone).date() - timedelta(days=1)
    clock = time.fromisoformat(desk.content.rides.evening_check)
    return datetime.combine(day, clock, desk.zone)


def leaves_of(desk: Desk, trip: Trip) -> datetime:
    return trip.leaves_until + desk.content.rides.late_after


def closes_of(desk: Desk, trip: Trip) -> datetime:
    day = trip.leaves_until.astimezone(desk.zone).date()
    return max(datetime.combine(day, CLOSES, desk.zone), trip.leaves_until + BACK)


async def _due(desk: Desk, trip: Trip, work: Work) -> datetime:
    case = await cases.find_case(work, trip.case_id or "")
    if case is None or case.final:
        return trip.changed_at
    if trip.state is TripState.UNDER_WAY:
        return closes_of(desk, trip)
    moments = [leaves_of(desk, trip)]
    marks = await ride_log.marks_of(work, trip.id)
    if EVENING not in marks and trip.opened_at < evening_of(desk, trip):
        moments.append(evening_of(desk, trip))
    if WAITED not in marks:
        moments.append(trip.opened_at + ANSWERS)
    return min(moments)


async def _is_evening(desk: Desk, trip: Trip) -> bool:
    marked = await desk.database.read(lambda w: ride_log.marked(w, trip.id, EVENING))
    at = evening_of(desk, trip)
    return not marked and trip.opened_at < at <= desk.now() and trip.state is TripState.OPEN


async def _say_evening(desk: Desk, ids: list[str], work: Work) -> None:
    """One line a group, of all that leaves tomorrow and has a seat; said once."""
    lines: dict[str, list[str]] = {}
    for id in ids:
        trip = await trips.find_trip(work, id)
        if trip is None or not await ride_log.mark(work, id, EVENING, desk.now()):
            continue
        case = await cases.find_case(work, trip.case_id or "")
        if case is None or trip.free <= 0 or trip.leaves_at <= desk.now():
            continue
        for group in await groups_of(work, case):
            lines.setdefault(group.id, []).append(id)
    day = desk.today().isoformat()
    for chat_id, found in lines.items():
        params = {"trips": ",".join(found)}
        message = Message(
            "living.trip_tomorrow", f"seats:{day}", params, Lane.BROADCAST, Owed.LOOSE,
            living=True, silent=True, unasked=True,
        )  # fmt: skip
        await tell_chat(work, desk, chat_id, message)


async def _go_on(desk: Desk, trip_id: str, work: Work) -> None:
    """As it stands now."""
    trip = await trips.find_trip(work, trip_id)
    case = await cases.find_case(work, trip.case_id) if trip and trip.case_id else None
    if trip is None or case is None:
        return
    now = desk.now()
    if case.final:
        await put_out(work, desk, trip)
    elif now >= closes_of(desk, trip):
        await close(work, desk, case, trip)
    elif trip.state is TripState.OPEN and now >= leaves_of(desk, trip):
        gone = replace(trip, state=TripState.UNDER_WAY, changed_at=now)
        await trips.save_trip(work, gone)
        await log(work, desk, trip.id, "left")
        await refresh(work, trip)
    elif now >= trip.opened_at + ANSWERS and await ride_log.mark(work, trip.id, WAITED, now):
        await offer_seats(work, desk, trip.id)
