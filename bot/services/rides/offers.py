"""Seats offered in a car that goes there anyway: the trip, its case, its card, its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain import claims, closing
from bot.domain.case import Case
from bot.domain.lanes import Lane, Owed
from bot.domain.moments import Moment, moment_to_text
from bot.domain.moved import Moved
from bot.domain.outcome import Refused
from bot.domain.people import Chat, Person
from bot.domain.pooling import is_hazy
from bot.domain.quiet import is_quiet
from bot.domain.ride_times import Span, span_of
from bot.domain.rides import Trip, TripState
from bot.services.desk import Desk
from bot.services.directory.pooling_key import place_key
from bot.services.feedback import settle
from bot.services.opening import open_case
from bot.services.rides.offer_match import offer_seats
from bot.services.rides.offer_order import KIND, passengers, refresh
from bot.services.rides.offer_read import Offering
from bot.services.rides.passenger import tell_passengers
from bot.services.rides.seating import log
from bot.services.telling import Message, tell_chat
from bot.services.wanted import Wanted
from bot.store import accounts, drivers, trips
from bot.store.database import Work
from bot.store.timeline import Said

CARD = "living.trip"
# The claim of one's own trip lapses by itself only long after its evening has closed it.
KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Offered:
    """Who offers, where it was said, in which words."""

    driver: Person
    chat: Chat
    said: Said
    message_id: int | None = None


async def open_offer(work: Work, desk: Desk, by: Offered, offering: Offering) -> Trip | Refused:
    """The trip with its card; those who wait and fit hear of it."""
    span = span_of(offering.when, desk.now(), desk.zone, desk.content.rides)
    if span is None or span.last < desk.now():
        return Refused("trip.no.time")
    known = await drivers.driver_of(work, by.driver.id, span.first, desk.zone)
    if known.off:
        return Refused("trip.no.off")
    again = await _same(work, desk, by.driver, offering, span)
    if again is not None:
        return await change(work, desk, again, offering)
    case = await _open(work, desk, by, offering)
    trip = await _new(work, desk, by.driver, case, offering, span)
    await _held_by_driver(work, desk, case, by.driver.id, trip)
    await _show(work, desk, case, by.chat)
    await log(work, desk, trip.id, "offered", who=by.driver.id)
    if not is_hazy(trip):
        await offer_seats(work, desk, trip.id)
    return trip


async def _same(
    work: Work, desk: Desk, driver: Person, offering: Offering, span: Span
) -> Trip | None:
    """Said again of the same day and place: one trip."""
    key = await place_key(work, driver.unit_id, offering.to)
    day = span.first.astimezone(desk.zone).date()
    begin = datetime.combine(day, datetime.min.time(), desk.zone)
    mine = await trips.trips_of_driver(work, driver.id, begin, begin + timedelta(days=1))
    same = [t for t in mine if t.case_id and t.state is TripState.OPEN]
    return next((t for t in same if t.place_key == key or t.destination == offering.to), None)


async def _open(work: Work, desk: Desk, by: Offered, offering: Offering) -> Case:
    when = moment_to_text(offering.when) if offering.when else ""
    wanted = Wanted(
        kind=KIND,
        unit_id=by.driver.unit_id,
        origin="group" if by.chat.is_group else "private",
        author_id=by.driver.id,
        household_id=by.driver.household_id,
        chat_id=by.chat.id,
        message_id=by.message_id,
        said=(by.said,),
        known={"to": offering.to, "when": when},
        ask=False,
        taken=True,
    )
    return await open_case(work, desk, wanted)


async def _new(
    work: Work, desk: Desk, driver: Person, case: Case, offering: Offering, span: Span
) -> Trip:
    car = await drivers.vehicle_of(work, driver.id)
    wheelchair = (
        bool(car and car.wheelchair) if offering.wheelchair is None else offering.wheelchair
    )
    id, now = desk.ids.new(), desk.now()
    trip = Trip(
        id=id,
        driver_id=driver.id,
        unit_id=driver.unit_id,
        leaves_at=max(span.first, now),
        leaves_until=_until(offering.when, span),
        seats=offering.seats or (car.seats if car else 1),
        opened_at=now,
        changed_at=now,
        vehicle_id=car.id if car else None,
        destination=offering.to,
        place_key=await place_key(work, driver.unit_id, offering.to) or f"trip:{id}",
        wheelchair=wheelchair,
        two_way=offering.two_way,
        case_id=case.id,
        detour=offering.detour,
    )
    await trips.add_trip(work, trip)
    return trip


def _until(when: Moment | None, span: Span) -> datetime:
    """At a clock that was said it leaves then."""
    return span.first if when is not None and when.clock else span.last


async def _held_by_driver(work: Work, desk: Desk, case: Case, driver: str, trip: Trip) -> Case:
    """Nobody has to take it: whoever offers it drives; no clock hurries them."""
    moved = claims.claim(case, driver, desk.quiet(), desk.now())
    if isinstance(moved, Refused):
        raise RuntimeError("a trip just opened is held by somebody")
    until = trip.leaves_until + KEPT
    held = replace(moved.case, claim_until=until, next_at=until, warned=True)
    return await settle(work, desk, case, Moved(held, moved.events), by=driver)


async def _show(work: Work, desk: Desk, case: Case, chat: Chat) -> None:
    """One card where it was said, else in the driver's hamlet."""
    for group in await groups_of(work, case, chat):
        message = Message(
            CARD, f"trip:{case.id}", {"case": case.id}, Lane.CASE, Owed.OWED, case.id,
            living=True, silent=is_quiet(desk.now(), desk.quiet()),
        )  # fmt: skip
        await tell_chat(work, desk, group.id, message)


async def groups_of(work: Work, case: Case, chat: Chat | None = None) -> tuple[Chat, ...]:
    """Where its card hangs."""
    said_in = chat or (await accounts.find_chat_by_id(work, case.chat_id) if case.chat_id else None)
    if said_in is not None and said_in.is_group and said_in.unit_id and not said_in.gone:
        return (said_in,)
    return await accounts.groups_of_unit(work, case.unit_id)


async def change(work: Work, desk: Desk, trip: Trip, offering: Offering) -> Trip | Refused:
    """Said anew: seats, or when it leaves; who sits in it hears of another time."""
    if offering.seats is not None and not await set_free(work, desk, trip, offering.seats):
        return Refused("trip.no.fewer")
    span = span_of(offering.when, desk.now(), desk.zone, desk.content.rides)
    if span is not None:
        until = _until(offering.when, span)
        if (span.first, until) != (trip.leaves_at, trip.leaves_until):
            await _leaves_at(work, desk, trip, span.first, until)
    trip = await trips.find_trip(work, trip.id) or trip
    await refresh(work, trip)
    if not is_hazy(trip):
        await offer_seats(work, desk, trip.id)
    return trip


async def set_free(work: Work, desk: Desk, trip: Trip, free: int) -> bool:
    """So many seats are free from now on, beside those that are taken."""
    done = await trips.resize(work, trip.id, trip.taken + max(free, 0), desk.now())
    if done:
        await log(work, desk, trip.id, "resized", who=trip.driver_id)
    return done


async def _leaves_at(work: Work, desk: Desk, trip: Trip, first: datetime, last: datetime) -> None:
    now = desk.now()
    await trips.save_trip(work, replace(trip, leaves_at=first, leaves_until=last, changed_at=now))
    await log(work, desk, trip.id, "changed", who=trip.driver_id)
    for case in await passengers(work, trip):
        await tell_passengers(work, desk, case, "trip.changed", f"{first:%m%d%H%M}")


async def call_off(work: Work, desk: Desk, case: Case, by: str, why: str) -> Case | Refused:
    """不去了: everybody in it hears it at once, and is looked after again."""
    moved = closing.cancel(case, by, why, desk.now())
    if isinstance(moved, Refused):
        return moved
    after = await settle(work, desk, case, moved, by=by)
    trip = await trips.trip_of_case(work, case.id)
    if trip is not None:
        await put_out(work, desk, trip)
    return after


async def put_out(work: Work, desk: Desk, trip: Trip) -> None:
    """After the trip is off: the seats are given back, the rides go back to everybody."""
    now = desk.now()
    off = replace(trip, state=TripState.CANCELLED, ended_at=now, changed_at=now)
    await trips.save_trip(work, off)
    await log(work, desk, trip.id, "off", who=trip.driver_id)
    for case in await passengers(work, trip):
        if case.claimed_by is None:
            continue
        moved = claims.release(case, case.claimed_by, "trip_off", desk.quiet(), now)
        if isinstance(moved, Moved):
            await settle(work, desk, case, moved, by=trip.driver_id)
    await refresh(work, off)


async def close(work: Work, desk: Desk, case: Case, trip: Trip) -> None:
    """In the evening it is over, and nobody is asked."""
    now = desk.now()
    await trips.save_trip(work, replace(trip, state=TripState.DONE, ended_at=now, changed_at=now))
    await log(work, desk, trip.id, "done")
    moved = closing.confirm(case, trip.driver_id, "evening", now)
    if isinstance(moved, Moved):
        await settle(work, desk, case, moved, by=trip.driver_id)
