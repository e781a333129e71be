"""Seats that are free and people who wait for one: who fits, and who is offered a seat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.pooling import Above, fits
from bot.domain.quiet import waking
from bot.domain.rides import Need, Trip, TripState
from bot.services.desk import Desk
from bot.services.telling import Message, tell_or_relay
from bot.store import cases, places, ride_log, rides, trips
from bot.store.database import Work

# A trip of which no clock was said may leave at any hour of its day.
ALL_DAY = timedelta(hours=16)
# Marks of a ride: it was offered a seat in that trip; its passenger said no to it.
OFFERED, DECLINED = "offered:", "no_seat:"


async def lines_of(work: Work, units: Iterable[str]) -> Above:
    """Of each of these units those above it."""
    return {u: tuple(a.id for a in await places.ancestors(work, u))[1:] for u in {*units}}


async def _township(work: Work, unit_id: str) -> tuple[str, ...]:
    """Every unit of its township: nobody is looked for farther away."""
    above = await places.ancestors(work, unit_id)
    top = next((unit for unit in above if unit.level == "township"), above[-1])
    return await places.subtree_ids(work, top.id)


async def matching_trips(work: Work, desk: Desk, need: Need) -> tuple[Trip, ...]:
    """Offered trips with a seat for this ride, the nearest in time first."""
    now, rules = desk.now(), desk.content.rides
    departs = need.departs(now)
    units = await _township(work, need.unit_id)
    near = await trips.open_trips(work, units, departs - ALL_DAY, departs + ALL_DAY)
    offered = [t for t in near if t.case_id is not None and t.leaves_until >= now]
    above = await lines_of(work, (need.unit_id, *(t.unit_id for t in offered)))
    refused = await _marked(work, need.case_id, DECLINED)
    mine = await _passengers(work, need)
    found = [
        trip
        for trip in offered
        if trip.id not in refused
        and trip.driver_id not in mine
        and fits(need, trip, rules, above, now) is None
    ]
    return tuple(sorted(found, key=lambda trip: (abs(trip.leaves_at - departs), trip.id)))


async def waiting_for(work: Work, desk: Desk, trip: Trip) -> tuple[Need, ...]:
    """Who waits for a car and fits into this one: what cannot be moved first, then the soonest."""
    now, rules = desk.now(), desk.content.rides
    waiting = await rides.waiting_needs(work, await _township(work, trip.unit_id), now)
    above = await lines_of(work, (trip.unit_id, *(need.unit_id for need in waiting)))
    found = []
    for need in waiting:
        if fits(need, trip, rules, above, now) is not None:
            continue
        if trip.id in await _marked(work, need.case_id, DECLINED):
            continue
        if trip.driver_id not in await _passengers(work, need):
            found.append(need)
    return tuple(sorted(found, key=lambda need: not need.fixed))


async def offer_seats(work: Work, desk: Desk, trip_id: str) -> int:
    """Everybody there is a seat for hears of it once; how many do now."""
    trip = await trips.find_trip(work, trip_id)
    if trip is None or trip.case_id is None or trip.state is not TripState.OPEN:
        return 0
    left, told = trip.free, 0
    for need in await waiting_for(work, desk, trip):
        if need.seats <= left:
            left -= need.seats
            told += await _offer(work, desk, need, trip)
    return told


async def offer_trip_for(work: Work, desk: Desk, case: Case) -> bool:
    """Whether a trip goes there anyway: who asked for a ride is offered the nearest one."""
    need = await rides.find_need(work, case.id)
    if need is None or need.desk or case.claimed_by is not None:
        return False
    for trip in await matching_trips(work, desk, need):
        if await _offer(work, desk, need, trip):
            return True
    return False


async def _offer(work: Work, desk: Desk, need: Need, trip: Trip) -> bool:
    case = await cases.find_case(work, need.case_id)
    if case is None or case.author_id is None:
        return False
    if not await ride_log.mark(work, need.case_id, f"{OFFERED}{trip.id}", desk.now()):
        return False
    message = Message(
        "trip.seat",
        f"seat:{trip.id}:{case.id}",
        {"case": case.id, "trip": trip.id},
        Lane.CASE,
        Owed.OWED,
        case.id,
        due_at=_when_awake(desk, trip),
    )
    await tell_or_relay(work, desk, case.author_id, message)
    return True


def _when_awake(desk: Desk, trip: Trip) -> datetime:
    """Who sleeps hears it in the morning, unless that would be too late."""
    now = desk.now()
    morning = waking(now, desk.quiet())
    return morning if morning + desk.content.rides.remind_before <= trip.leaves_at else now


async def trips_offered_to(work: Work, case_id: str) -> tuple[str, ...]:
    """Which trips a passenger was offered and has not said no to, the latest last."""
    marks = await ride_log.marks_of(work, case_id)
    refused = {what.removeprefix(DECLINED) for what in marks if what.startswith(DECLINED)}
    offered = [what.removeprefix(OFFERED) for what in marks if what.startswith(OFFERED)]
    return tuple(id for id in offered if id not in refused)


async def _marked(work: Work, case_id: str, prefix: str) -> set[str]:
    marks = await ride_log.marks_of(work, case_id)
    return {what.removeprefix(prefix) for what in marks if what.startswith(prefix)}


async def _passengers(work: Work, need: Need) -> set[str | None]:
    case = await cases.find_case(work, need.case_id)
    return {case.author_id, case.subject_id} if case else set()
